import { badRequest } from '../errors';
import type { Delivery } from '../model';
import type { Handler } from './operation';
import { ok } from './operation';

interface SearchChannelHistoryRequest {
	channel_type: 'WEBHOOK';
	job_ids?: string[];
	channel_identifiers?: string[];
	channel_status?: Delivery['status'];
	events?: Array<{ type: string; identifier?: string }>;
	start_epoch_time_in_millis?: number;
	end_epoch_time_in_millis?: number;
}

const RETENTION_MS = 3 * 24 * 60 * 60 * 1000;

function jobBody({ jobId, status, createdAt, event, recipients, detail, tries }: Delivery) {
	return {
		id: jobId,
		status,
		creation_time_in_millis: createdAt,
		event: { type: 'LIVEBOARD_SCHEDULE', id: event.id, name: event.name, run_id: event.runId },
		recipients: recipients.map(({ type, id, name, email }) => ({
			type: type === 'USER' ? 'USER' : 'EXTERNAL',
			id: id ?? null,
			name: name ?? null,
			email,
		})),
		detail,
		try_count: tries,
	};
}

function checkCounts({
	job_ids: jobs,
	channel_identifiers: channels,
	events,
}: SearchChannelHistoryRequest) {
	for (const [name, list] of Object.entries({
		job_ids: jobs,
		channel_identifiers: channels,
		events,
	})) {
		if (list && list.length > 1) {
			throw badRequest(`${name} accepts at most one element when channel_type is WEBHOOK.`);
		}
	}
	if (jobs?.length) return;
	if (channels?.length !== 1 || events?.length !== 1) {
		throw badRequest(
			'channel_identifiers and events must each contain exactly one element when job_ids is not provided.',
		);
	}
}

/** Whether a delivery fits the request; a job id is the only key when it is given. */
function matches(request: SearchChannelHistoryRequest, delivery: Delivery): boolean {
	const { job_ids: jobs, channel_identifiers: channels = [], events = [] } = request;
	if (jobs?.length) return jobs.includes(delivery.jobId);
	const { start_epoch_time_in_millis: start, end_epoch_time_in_millis: end } = request;
	const event = events[0]?.identifier;
	return (
		channels.some((channel) => [delivery.webhookId, delivery.webhookName].includes(channel)) &&
		(event === undefined || [delivery.event.id, delivery.event.name].includes(event)) &&
		(request.channel_status === undefined || delivery.status === request.channel_status) &&
		(start === undefined || delivery.createdAt >= start) &&
		(end === undefined || delivery.createdAt < end)
	);
}

/** Newest first; deliveries are kept for three days. */
export const searchChannelHistory: Handler = ({ world, body }, session) => {
	const request = body<SearchChannelHistoryRequest>();
	session.requireForWebhooks();
	checkCounts(request);
	const oldest = world.clock() - RETENTION_MS;
	const jobs = world.deliveries
		.filter(({ orgId, createdAt }) => session.mayManageWebhooks(orgId) && createdAt >= oldest)
		.filter((delivery) => matches(request, delivery))
		.reverse()
		.sort((a, b) => b.createdAt - a.createdAt);
	return ok({ jobs: jobs.map(jobBody) });
};
