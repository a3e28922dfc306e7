import type { KpiAlertDelivery } from './delivery';

/** What a workflow sees of the alert of a KPI monitor; `receivedAt` in epoch milliseconds. */
export function kpiAlertItem({ alert, signed }: KpiAlertDelivery, receivedAt: number) {
	const { notification, notificationType, user } = alert;
	const { monitorRuleForWebhook: rule, ruleExecutionDetails: outcome } = notification;
	const place = rule?.metricId?.pinboardVizId;
	return {
		kind: 'kpiAlert',
		alertType: notificationType,
		rule: {
			id: rule?.ruleId ?? null,
			name: rule?.ruleName ?? null,
			type: rule?.alertType ?? null,
			schedule: rule?.scheduleString ?? null,
			condition: rule?.conditionString ?? null,
			modifyUrl: notification.modifyUrl ?? null,
			unsubscribeUrl: notification.unsubscribeUrl ?? null,
		},
		metric: {
			name: rule?.metricName ?? null,
			url: rule?.metricUrl ?? null,
			liveboardId: place?.pinboardId ?? null,
			visualizationId: place?.vizId ?? null,
			value: outcome?.currentMetricValue ?? null,
			change: outcome?.percentageChange ?? null,
			measuredAt: outcome?.executionTimestamp ?? null,
		},
		user: { name: user.displayName ?? null, email: user.email ?? null },
		delivery: { signed, receivedAt: new Date(receivedAt).toISOString() },
	};
}
