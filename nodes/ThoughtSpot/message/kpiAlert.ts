import type { Sent } from './json';
import { object, text } from './json';

/** Stands in a field named after the type, such as `updationWebhookNotification`. */
const NOTIFICATION_FIELD = /WebhookNotification$/;

/**
 * Reads the alert of a KPI monitor: an older webhook that is registered in ThoughtSpot's UI and has no
 * signature; `undefined` where the JSON is something else. Source: ThoughtSpot's documentation of webhooks
 * for KPI monitor alerts.
 */
export function readKpiAlert(sent: Sent) {
	const data = object(sent.data);
	if (data.schemaType !== 'MONITOR' || typeof data.notificationType !== 'string') return undefined;
	const field = Object.keys(data).find((name) => NOTIFICATION_FIELD.test(name)) ?? '';
	const notification = object(data[field]);
	const rule = object(notification.monitorRuleForWebhook);
	const outcome = object(notification.ruleExecutionDetails);
	const place = object(object(rule.metricId).pinboardVizId);
	const user = object(data.currentUser);
	return {
		alertType: data.notificationType,
		rule: {
			id: text(rule.ruleId),
			name: text(rule.ruleName),
			type: text(rule.alertType),
			schedule: text(rule.scheduleString),
			condition: text(rule.conditionString),
			modifyUrl: text(notification.modifyUrl),
			unsubscribeUrl: text(notification.unsubscribeUrl),
		},
		metric: {
			name: text(rule.metricName),
			url: text(rule.metricUrl),
			liveboardId: text(place.pinboardId),
			visualizationId: text(place.vizId),
			value: text(outcome.currentMetricValue),
			change: text(outcome.percentageChange),
			measuredAt: text(outcome.executionTimestamp),
		},
		user: { name: text(user.displayName), email: text(user.email) },
	};
}

export type KpiAlert = NonNullable<ReturnType<typeof readKpiAlert>>;
