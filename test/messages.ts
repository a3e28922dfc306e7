import { createHmac } from 'node:crypto';

import type { Delivery } from '../sandbox/thoughtspot';

/** An HMAC-SHA256 in hex, made without the code under test. */
export const sign = (secret: string, content: string | Buffer): string =>
	createHmac('sha256', secret).update(content).digest('hex');

export interface MessagePart {
	name: string;
	fileName?: string;
	type?: string;
	content: string | Buffer;
}

/** A `multipart/form-data` body in the form that Go gives it. */
export function multipart(parts: MessagePart[], boundary = 'b0undary'): Buffer {
	const pieces = parts.flatMap(({ name, fileName, type, content }) => [
		`--${boundary}\r\nContent-Disposition: form-data; name="${name}"`,
		fileName === undefined ? '' : `; filename="${fileName}"`,
		type === undefined ? '' : `\r\nContent-Type: ${type}`,
		'\r\n\r\n',
		content,
		'\r\n',
	]);
	return Buffer.concat([...pieces, `--${boundary}--\r\n`].map((piece) => Buffer.from(piece)));
}

/** The ID by which a repeat of a delivery is recognized. */
export const messageIdOf = ({ payload }: Delivery): string =>
	(payload.data as { msgUniqueId: string }).msgUniqueId;

const liveboard = '22a8f618-0b4f-4401-92db-ba029ee13486';

/** A payload with every documented field, made at `timestamp`. */
export const examplePayload = (timestamp = '2026-08-20T08:00:00.000Z') => ({
	eventId: 'n.5f0e7d3a-5c0e-4d2f-9f53-8d3c2a11b7aa',
	timestamp,
	eventType: 'LIVEBOARD_SCHEDULE',
	schemaVersion: '1.0',
	source: {
		applicationName: 'ThoughtSpot',
		applicationUrl: 'https://example.thoughtspot.cloud',
		instanceId: 'instance-1',
		orgId: '1574427524',
	},
	actor: { actorType: 'SYSTEM' },
	metadataObject: {
		objectType: 'LIVEBOARD',
		id: liveboard,
		name: 'Retail Sales (View: West)',
		url: `https://example.thoughtspot.cloud/#/pinboard/${liveboard}`,
	},
	data: {
		scheduleDetails: {
			scheduleId: 'schedule-1',
			name: 'Every Monday',
			creationTime: 1_761_050_197_164,
			description: 'For the sales team',
			authorId: 'user-9',
			viewInfo: { viewId: 'view-1', viewName: 'West' },
			userIds: ['user-1'],
			groupIds: [],
			runId: 'run-1',
			exportRequest: { fileFormat: 'PDF' },
			fileFormat: 'pdf',
			status: 'ACTIVE',
			emailIds: ['guest@example.com'],
		},
		recipients: [
			{
				type: 'USER',
				id: 'user-1',
				name: 'Ann Lee',
				email: 'ann.lee@example.com',
				locale: 'en-US',
			},
			{ type: 'EXTERNAL_EMAIL', email: 'guest@example.com' },
		],
		viewInfo: { viewId: 'view-1', viewName: 'West' },
		aiHighlights: 'Sales rose by 12 %.',
		msgUniqueId: 'message-1',
		channelID: 'webhook-1',
		channelType: 'webhook',
		communicationType: 'LiveboardSchedules',
	},
});

/** A KPI alert in the form of ThoughtSpot's documentation of webhooks for KPI monitor alerts. */
export const exampleAlert = () => ({
	data: {
		currentUser: { id: 'user-1', displayName: 'Guest 1', email: 'guest1@example.com' },
		schemaVersion: 'v1',
		schemaType: 'MONITOR',
		notificationType: 'SCHEDULE_METRIC_UPDATE',
		scheduledMetricUpdateWebhookNotification: {
			modifyUrl: 'https://example.thoughtspot.cloud/modify',
			unsubscribeUrl: 'https://example.thoughtspot.cloud/unsubscribe',
			ruleExecutionDetails: {
				currentMetricValue: 216_540,
				percentageChange: '12%',
				executionTimestamp: 'Mon Aug 17 2026',
			},
			monitorRuleForWebhook: {
				ruleId: 'rule-1',
				ruleName: 'Alert on Total Revenue',
				alertType: 'Scheduled',
				scheduleString: 'weekly every Monday',
				conditionString: '',
				metricName: 'Total Revenue',
				metricUrl: 'https://example.thoughtspot.cloud/#/metric',
				metricId: { pinboardVizId: { pinboardId: liveboard, vizId: 'visualization-1' } },
			},
		},
	},
});

export const exampleStoredFile = (change: Record<string, unknown> = {}) => ({
	filename: 'Retail Sales.pdf',
	contentType: 'application/pdf',
	size: 1234,
	provider: 'AWS_S3',
	bucketName: 'reports',
	region: 'eu-west-1',
	objectKey: 'thoughtspot/run-1/Retail Sales.pdf',
	uploadStatus: 'SUCCESS',
	...change,
});
