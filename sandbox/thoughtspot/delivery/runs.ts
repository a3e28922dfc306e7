import { randomUUID } from 'node:crypto';

import type { Delivery, Schedule, ScheduleRun, StoredWebhook } from '../model';

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

/**
 * Runs a schedule: one delivery per internal user who may see data and one for all external addresses, to the Org's
 * enabled webhook, provided that the Org's channels include WEBHOOK. Resolves when every delivery has ended.
 */
export async function runSchedule(
	world: World,
	deliveries: Deliveries,
	schedule: Schedule,
): Promise<Delivery[]> {
	const run: ScheduleRun = {
		id: randomUUID(),
		startedAt: world.clock(),
		endedAt: 0,
		status: 'SUCCESS',
	};
	const orgId = world.orgOf(schedule);
	const event = eventOf(world, schedule, run.id);
	const toWebhook = world.preferences.effective(orgId).includes('WEBHOOK');
	const enabled = !world.disabled.has('webhooks');
	const webhooks = toWebhook && enabled ? world.enabledWebhooks(orgId) : [];
	if (toWebhook && !enabled) {
		run.status = 'FAILED';
		run.detail = 'WEBHOOK_PREREQUISITE_NOT_MET';
	}
	const ended = await inParallel(
		webhooks.flatMap((webhook) => deliverTo(world, deliveries, webhook, event)),
	);
	if (ended.some(({ status }) => status === 'FAILED')) run.status = 'FAILED';
	run.endedAt = world.clock();
	schedule.runs.unshift(run);
	return ended;
}
