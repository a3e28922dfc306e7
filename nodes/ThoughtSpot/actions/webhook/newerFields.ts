import type { IExecuteFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../../transport/client';
import type { ResetOption, UpdateWebhook, Webhook } from '../../api/webhooks';
import { getSystem } from '../../api/system';
import { ThoughtSpotError } from '../../transport/errors';

interface NewerField {
	/** ThoughtSpot's name of it */
	field: string;
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

/** What came after 10.14.0.cl, the first release with webhooks. */
const NEWER_FIELDS: NewerField[] = [
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

const usedBy = (body: UpdateWebhook) => NEWER_FIELDS.filter(({ isUsed }) => isUsed(body));

/** A refusal that names a field which older releases do not have also says since when there is that field. */
export function explainRefusal(error: unknown, body: UpdateWebhook): unknown {
	if (!(error instanceof ThoughtSpotError) || error.status !== 400) return error;
	const refused = usedBy(body).find(({ field }) => error.message.includes(field));
	if (refused === undefined) return error;
	const { status, code, detail } = error;
	return new ThoughtSpotError(
		`${error.message} ThoughtSpot has ${refused.label} since ${refused.since}: if yours is older, remove that field.`,
		{ status, code, detail },
	);
}

const numbers = (release: string) =>
	(/^\d+(\.\d+)*/.exec(release)?.[0] ?? '').split('.').map(Number);

/** Whether something that came with release `since` is in `release`, e.g. `26.8.0.cl`. */
function isIn(since: string, release: string): boolean {
	const present = numbers(release);
	const differing = numbers(since)
		.map((number, place) => (present[place] ?? 0) - number)
		.find((difference) => difference !== 0);
	return (differing ?? 0) > 0 || differing === undefined;
}

/** The release, where this user may read it. */
async function releaseOf(context: IExecuteFunctions): Promise<string | undefined> {
	const system = await callThoughtSpot(context, getSystem).catch((error: unknown) => {
		context.logger.debug('The ThoughtSpot release may not be read', {
			reason: error instanceof Error ? error.message : String(error),
		});
		return undefined;
	});
	return system?.release_version ?? undefined;
}

/** ThoughtSpot ignores fields that it does not know; throws where it has saved the webhook without one. */
export async function requireTaken(
	context: IExecuteFunctions,
	webhook: Webhook,
	body: UpdateWebhook,
): Promise<void> {
	const ignored = usedBy(body).find(({ isTaken }) => !isTaken(webhook, body));
	if (ignored === undefined) return;
	const release = await releaseOf(context);
	if (release !== undefined && isIn(ignored.since, release)) return;
	throw new ThoughtSpotError(
		`ThoughtSpot saved the webhook "${webhook.name}" (${webhook.id}), but ignored ${ignored.label}, which it has since ${ignored.since}${release === undefined ? '' : `; yours is ${release}`}. Remove that field, and update or delete the webhook.`,
	);
}
