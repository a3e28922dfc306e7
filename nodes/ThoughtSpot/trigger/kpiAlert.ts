import { z } from 'zod';

import type { Sent } from './payload';
import { optionalObject, text } from './payload';

/**
 * The alert of a KPI monitor: an older webhook that is registered in ThoughtSpot's UI and has no signature.
 * Source: ThoughtSpot's documentation of webhooks for KPI monitor alerts.
 */
const alertSchema = z.object({
	data: z
		.object({
			schemaType: z.literal('MONITOR'),
			notificationType: z.string(),
			currentUser: optionalObject({ displayName: text, email: text }),
		})
		.passthrough(),
});

/** Stands in a field named after the type, such as `updationWebhookNotification`. */
const NOTIFICATION_FIELD = /WebhookNotification$/;

const notificationSchema = z
	.object({
		modifyUrl: text,
		unsubscribeUrl: text,
		monitorRuleForWebhook: optionalObject({
			ruleId: text,
			ruleName: text,
			alertType: text,
			scheduleString: text,
			conditionString: text,
			metricName: text,
			metricUrl: text,
			metricId: optionalObject({
				pinboardVizId: optionalObject({ pinboardId: text, vizId: text }),
			}),
		}),
		ruleExecutionDetails: optionalObject({
			currentMetricValue: text,
			percentageChange: text,
			executionTimestamp: text,
		}),
	})
	.catch({});

export interface KpiAlert {
	notificationType: string;
	user: { displayName?: string | null; email?: string | null };
	notification: z.infer<typeof notificationSchema>;
}

/** `undefined` where the JSON is something else. */
export function readKpiAlert(sent: Sent): KpiAlert | undefined {
	const parsed = alertSchema.safeParse(sent).data;
	if (parsed === undefined) return undefined;
	const { notificationType, currentUser, ...more } = parsed.data;
	const [, notification] =
		Object.entries(more).find(([field]) => NOTIFICATION_FIELD.test(field)) ?? [];
	return {
		notificationType,
		user: currentUser ?? {},
		notification: notificationSchema.parse(notification),
	};
}
