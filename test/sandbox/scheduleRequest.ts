export const DAILY = {
	second: '0',
	minute: '30',
	hour: '6',
	day_of_month: '*',
	month: '*',
	day_of_week: '?',
};

/** The body of `schedules/create` for a daily schedule of the Liveboard Sales to one user. */
export const scheduleRequest = (userName: string, change: object = {}) => ({
	name: 'daily',
	description: 'every morning',
	metadata_type: 'LIVEBOARD',
	metadata_identifier: 'Sales',
	time_zone: 'Europe/Zurich',
	frequency: { cron_expression: DAILY },
	recipient_details: { principals: [{ identifier: userName, type: 'USER' }] },
	...change,
});
