import { randomUUID } from 'node:crypto';

import { downloadPrivilege, mayDownload } from '../access';
import type { Delivery, Schedule, StoredWebhook } from '../model';

import type { World } from '../world';
import type { Deliveries } from './deliveries';
import type { DeliveryEvent } from './payload';
import { deliveryPayload } from './payload';
import { fanOut } from './recipients';
import { runFiles } from './runFiles';

const PARALLEL = 10;

/** Carries out the tasks, ten at a time; results in the tasks' order. */
async function inParallel<T>(tasks: ReadonlyArray<() => Promise<T>>): Promise<T[]> {
	const results: T[] = [];
	const waiting = tasks.entries();
	const work = async () => {
		for (const [index, task] of waiting) results[index] = await task();
	};
	await Promise.all(Array.from({ length: PARALLEL }, work));
	return results;
}

function eventOf(world: World, schedule: Schedule, runId: string): DeliveryEvent {
	const { liveboardId } = schedule;
	const name = world.liveboards.get(liveboardId)?.name ?? liveboardId;
	return { runId, schedule, liveboard: { id: liveboardId, name } };
}

function deliverTo(
	world: World,
	deliveries: Deliveries,
	webhook: StoredWebhook,
	event: DeliveryEvent,
): Array<() => Promise<Delivery>> {
	const { schedule, runId } = event;
	return fanOut(world, schedule).flatMap((recipients) => {
		const files = runFiles(world, schedule, recipients);
		if (files.length === 0) return [];
		return async () => {
			const jobId = `n.${randomUUID()}`;
			return deliveries.send({
				jobId,
				webhook,
				event: { id: schedule.id, name: schedule.name, runId },
				recipients,
				payload: deliveryPayload(world, event, { jobId, webhook, recipients }),
				files,
				retried: true,
			});
		};
	});
}

/** Why a schedule cannot run. Where roles count, ThoughtSpot also pauses one whose author may not download. */
function obstacle(world: World, schedule: Schedule): string | undefined {
	const { fileFormat, authorId, liveboardId } = schedule;
	const privilege = downloadPrivilege(world, fileFormat);
	const author = world.users.get(authorId) ?? world.admin;
	if (world.settings.roleBasedAccess && !mayDownload(author, world.orgOf(schedule), privilege)) {
		schedule.status = 'PAUSE';
		return `The author of the schedule does not have the privilege ${privilege}.`;
	}
	const kinds = world.liveboards.get(liveboardId)?.visualizations.map(({ kind }) => kind) ?? [];
	if (fileFormat === 'CSV' && kinds.includes('CHART') && kinds.includes('TABLE')) {
		return 'CSV is not supported for Liveboards with both charts and tables.';
	}
	return undefined;
}

/** The webhooks that a run is delivered to, or why there can be none. */
function receivers(world: World, schedule: Schedule): StoredWebhook[] | string {
	const orgId = world.orgOf(schedule);
	const reason = obstacle(world, schedule);
	if (reason !== undefined) return reason;
	if (!world.preferences.effective(orgId).includes('WEBHOOK')) return [];
	if (world.disabled.has('webhooks')) return 'WEBHOOK_PREREQUISITE_NOT_MET';
	return world.enabledWebhooks(orgId);
}

/**
 * Runs a schedule: one delivery per internal user who may see data and one for all external addresses, to the Org's
 * enabled webhook, provided that the Org's channels include WEBHOOK. Resolves when every delivery has ended.
 */
export async function runSchedule(
	world: World,
	deliveries: Deliveries,
	schedule: Schedule,
): Promise<Delivery[]> {
	const startedAt = world.clock();
	const id = randomUUID();
	const webhooks = receivers(world, schedule);
	const detail = typeof webhooks === 'string' ? webhooks : undefined;
	const event = eventOf(world, schedule, id);
	const ended = await inParallel(
		(typeof webhooks === 'string' ? [] : webhooks).flatMap((webhook) =>
			deliverTo(world, deliveries, webhook, event),
		),
	);
	const failed = detail !== undefined || ended.some(({ status }) => status === 'FAILED');
	schedule.runs.unshift({
		id,
		startedAt,
		endedAt: world.clock(),
		status: failed ? 'FAILED' : 'SUCCESS',
		detail,
	});
	return ended;
}
