import type { Sent } from './json';
import { object, text } from './json';

/** Stands in a field named after the type, such as `updationWebhookNotification`. */
const NOTIFICATION_FIELD = /WebhookNotification$/;

const readUser = ({ id, displayName, email }: Sent) => ({
	id: text(id),
	name: text(displayName),
	email: text(email),
});

/** Who did something; `null` where the alert is of another type. */
function readActor(user: unknown) {
	const actor = readUser(object(user));
	return Object.values(actor).some(Boolean) ? actor : null;
}

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
	// a deletion has no rule any more, and names its fields itself
	const rule = { ...notification, ...object(notification.monitorRuleForWebhook) };
	const outcome = object(notification.ruleExecutionDetails);
	const place = object(object(rule.metricId).pinboardVizId);
	return {
		alertType: data.notificationType,
		metric: {
			name: text(rule.metricName),
			url: text(rule.metricUrl),
			liveboardId: text(place.pinboardId),
			visualizationId: text(place.vizId),
			value: text(outcome.currentMetricValue),
			change: text(outcome.percentageChange),
			measuredAt: text(outcome.executionTimestamp),
		},
		rule: {
			id: text(rule.ruleId),
			name: text(rule.ruleName),
			type: text(rule.alertType),
			schedule: text(rule.scheduleString),
			condition: text(rule.conditionString),
			modifyUrl: text(notification.modifyUrl),
			unsubscribeUrl: text(notification.unsubscribeUrl),
		},
		user: readUser(object(data.currentUser)),
		deletedBy: readActor(notification.deletedByUser),
		subscribedBy: readActor(notification.subscribedByUser),
		/** Why the alert could not be worked out */
		reason: text(notification.reason),
	};
}

export type KpiAlert = NonNullable<ReturnType<typeof readKpiAlert>>;
