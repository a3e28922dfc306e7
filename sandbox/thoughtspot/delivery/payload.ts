import { randomUUID } from 'node:crypto';

import type { Recipient, Schedule, StoredWebhook } from '../model';
import type { World } from '../world';

/** What happened: one run of a schedule, or a test. */
export interface DeliveryEvent {
	runId: string;
	schedule: Schedule;
	liveboard: { id: string; name: string };
}

function scheduleDetails({ runId, schedule }: DeliveryEvent) {
	const { view, fileFormat } = schedule;
	return {
		scheduleId: schedule.id,
		name: schedule.name,
		creationTime: new Date(schedule.createdAt).toISOString(),
		description: schedule.description,
		authorId: schedule.authorId,
		...(view && { viewInfo: { viewId: view.id, viewName: view.name } }),
		userIds: schedule.userIds,
		groupIds: schedule.groupIds,
		runId,
		exportRequest: { fileFormat, ...(schedule.pdfOptions && { pdfOptions: schedule.pdfOptions }) },
		fileFormat: fileFormat.toLowerCase(),
		status: schedule.status,
		emailIds: schedule.emails,
	};
}

/** The payload of one delivery; `jobId` is also the event's id. */
export function deliveryPayload(
	world: World,
	event: DeliveryEvent,
	{
		jobId,
		webhook,
		recipients,
	}: { jobId: string; webhook: StoredWebhook; recipients: Recipient[] },
): Record<string, unknown> {
	const { view, highlights } = event.schedule;
	const { id, name } = event.liveboard;
	return {
		eventId: jobId,
		timestamp: new Date(world.clock()).toISOString(),
		eventType: 'LIVEBOARD_SCHEDULE',
		schemaVersion: '1.0',
		source: {
			applicationName: 'ThoughtSpot',
			applicationUrl: world.url,
			instanceId: world.instanceId,
			orgId: webhook.orgId,
		},
		actor: { actorType: 'SYSTEM' },
		metadataObject: {
			objectType: 'LIVEBOARD',
			id,
			name: view ? `${name} (View: ${view.name})` : name,
			url: `${world.url}/#/pinboard/${id}`,
		},
		data: {
			scheduleDetails: scheduleDetails(event),
			recipients,
			...(view && { viewInfo: { viewId: view.id, viewName: view.name } }),
			...(highlights !== undefined && { aiHighlights: highlights }),
			msgUniqueId: randomUUID(),
			channelID: webhook.id,
			channelType: 'webhook',
			communicationType: 'LiveboardSchedules',
		},
	};
}
