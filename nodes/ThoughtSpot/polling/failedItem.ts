import type { IBinaryKeyData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { jsonParse } from 'n8n-workflow';

import type { Person } from '../api/people';
import type { Schedule } from '../api/scheduleEndpoints';
import { liveboardOf } from '../api/schedules';
import { recipientsOfJob } from '../api/deliveryJobs';
import type { LiveboardDelivery } from '../message/delivery';
import { toItems } from '../message/items';
import type { Payload } from '../message/payload';
import type { StoredReport } from '../reports/storedReport';
import type { FailedDelivery } from './failedDeliveries';
import { reasonInWords } from '../message/failureReason';
import { isoTime } from '../message/time';

/** What the delivery would have said of itself, as far as its schedule and the history tell. */
export function payloadOf(
	{ job }: FailedDelivery,
	schedule: Schedule | undefined,
	{ orgId, baseUrl }: { orgId: string; baseUrl: string },
): Payload {
	const { event } = job;
	const { author, personalised_view_id: viewId } = schedule ?? {};
	const principals = schedule?.recipient_details?.principals ?? [];
	return {
		eventId: job.id,
		messageId: null,
		eventType: event?.type ?? null,
		timestamp: isoTime(job.creation_time_in_millis),
		orgId,
		liveboard: schedule ? liveboardOf(schedule, baseUrl) : { id: null, name: null, url: null },
		view: viewId ? { id: viewId, name: null } : null,
		schedule: {
			id: event?.id ?? null,
			name: event?.name ?? schedule?.name ?? null,
			description: schedule?.description ?? null,
			runId: event?.run_id ?? null,
			fileFormat: schedule?.file_format?.toLowerCase() ?? null,
			status: schedule?.status ?? null,
			authorId: author?.id ?? null,
			createdAt: isoTime(schedule?.creation_time_in_millis),
		},
		recipients: recipientsOfJob(job).map((recipient) => ({ ...recipient, locale: null })),
		groupIds: principals
			.filter(({ type }) => type === 'USER_GROUP')
			.map(({ identifier }) => identifier),
		highlights: null,
		storage: { files: [], error: null },
	};
}

/** What came of exporting the report again. */
export type Recovery =
	{ reports: StoredReport[]; exportedAs: Person | null; note: string | null } | { problem: string };

const PREFIX = 'attachment_';

function filesOf(recovery: Recovery | undefined) {
	if (recovery === undefined || !('reports' in recovery)) return undefined;
	const binary: IBinaryKeyData = {};
	const files = recovery.reports.map(({ data, ...described }, index) => {
		const binaryProperty = `${PREFIX}${index}`;
		binary[binaryProperty] = data;
		return { ...described, binaryProperty };
	});
	return { binary, files };
}

function recoveryOf(recovery: Recovery | undefined) {
	if (recovery === undefined) return { recovered: false };
	if ('problem' in recovery) return { recovered: false, recoveryError: recovery.problem };
	const { exportedAs, note } = recovery;
	return { recovered: true, exportedAs, ...(note === null ? {} : { note }) };
}

const NO_SCHEDULE =
	'The schedule is no longer there, or the user of the ThoughtSpot credential may not see it, so that its Liveboard is not known, and a filter by Liveboards lets it through.';

/** An item as the ThoughtSpot Trigger would have given it, with what became of the delivery. */
export function failedItem(
	{ job, status }: FailedDelivery,
	payload: Payload,
	recovery: Recovery | undefined,
): INodeExecutionData {
	const delivery: LiveboardDelivery = {
		kind: 'liveboard',
		signed: 'body',
		sent: {},
		payload,
		files: [],
	};
	const [item] = toItems(delivery, {
		simplify: true,
		output: 'delivery',
		binaryPrefix: PREFIX,
		receivedAt: job.creation_time_in_millis,
	});
	const attached = filesOf(recovery);
	const json = {
		...item?.json,
		attachments: Object.keys(attached?.binary ?? {}).join(','),
		files: attached?.files ?? [],
		delivery: {
			status: status === 'FAILED' ? 'failed' : 'retrying',
			reason: reasonInWords(job.detail),
			attempts: job.try_count ?? null,
			createdAt: isoTime(job.creation_time_in_millis),
			...(payload.liveboard.id === null ? { note: NO_SCHEDULE } : {}),
			...recoveryOf(recovery),
		},
	};
	const plain = jsonParse<IDataObject>(JSON.stringify(json));
	return attached ? { json: plain, binary: attached.binary } : { json: plain };
}
