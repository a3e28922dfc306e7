import type { ResetOption, UpdateWebhook, Webhook } from './webhookEndpoints';

/** A setting of webhooks that came after 10.14.0.cl, the first release with webhooks. */
export interface NewerSetting {
	/** ThoughtSpot's name of it */
	field: keyof UpdateWebhook;
	/** As people know it */
	label: string;
	/** First release that has it */
	since: string;
	isUsed: (body: UpdateWebhook) => boolean;
	/** Whether ThoughtSpot shows that it has taken it over */
	isTaken: (webhook: Webhook, body: UpdateWebhook) => boolean;
}

const RESET_FIELDS = {
	AUTHENTICATION: 'authentication',
	SIGNATURE_VERIFICATION: 'signature_verification',
	STORAGE_DESTINATION: 'storage_destination',
} as const satisfies Record<ResetOption, keyof UpdateWebhook>;

const NEWER_SETTINGS: NewerSetting[] = [
	{
		field: 'additional_headers',
		label: 'Additional Headers',
		since: '26.4.0.cl',
		isUsed: ({ additional_headers }) => Boolean(additional_headers?.length),
		isTaken: ({ additional_headers }) => Boolean(additional_headers?.length),
	},
	{
		field: 'status',
		label: 'Status',
		since: '26.7.0.cl',
		isUsed: ({ status }) => status !== undefined,
		isTaken: ({ status }, body) => status === body.status,
	},
	{
		field: 'storage_destination',
		label: 'Storage Destination with Google Cloud Storage',
		since: '26.7.0.cl',
		isUsed: ({ storage_destination }) => storage_destination?.storage_type === 'GCP_GCS',
		isTaken: ({ storage_destination }) => Boolean(storage_destination),
	},
	{
		field: 'storage_destination',
		label: 'Storage Destination',
		since: '26.3.0.cl',
		isUsed: ({ storage_destination }) => storage_destination?.storage_type === 'AWS_S3',
		isTaken: ({ storage_destination }) => Boolean(storage_destination),
	},
	{
		field: 'reset_options',
		label: 'Remove Settings',
		since: '26.7.0.cl',
		isUsed: ({ reset_options }) => Boolean(reset_options?.length),
		isTaken: (webhook, body) =>
			(body.reset_options ?? [])
				.map((option) => RESET_FIELDS[option])
				.every((field) => body[field] !== undefined || !webhook[field]),
	},
];

/** Which newer settings a request makes use of. */
export const newerSettings = (body: UpdateWebhook): NewerSetting[] =>
	NEWER_SETTINGS.filter(({ isUsed }) => isUsed(body));

/** What was asked for and is not there: ThoughtSpot ignores what its release does not know. */
export const ignoredSettings = (webhook: Webhook, body: UpdateWebhook): NewerSetting[] =>
	newerSettings(body).filter(({ isTaken }) => !isTaken(webhook, body));

const numbers = (release: string) =>
	(/^\d+(\.\d+)*/.exec(release)?.[0] ?? '').split('.').map(Number);

/** Whether something that came with release `since` is in `release`, e.g. `26.8.0.cl`. */
export function isIn(since: string, release: string): boolean {
	const present = numbers(release);
	const differing = numbers(since)
		.map((number, place) => (present[place] ?? 0) - number)
		.find((difference) => difference !== 0);
	return (differing ?? 0) > 0 || differing === undefined;
}
