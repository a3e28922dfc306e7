import { named, type OperationCase } from './operationCase';

const friday = { scheduleId: named('Friday report') };
const people = { name: 'managers', type: 'USER_GROUP' };
const ann = { type: 'EXTERNAL_EMAIL', email: 'ann@partner.com' };

/** The life of a schedule, in its order, beside one that only is read. */
export const schedules: OperationCase[] = [
	{
		resource: 'schedule',
		operation: 'create',
		parameters: () => ({
			liveboardId: named('Supply Chain'),
			name: 'Friday report',
			fileFormat: 'XLSX',
			frequency: 'weekly',
			weekdays: ['6'],
			hour: 16,
			minute: 30,
			groups: ['managers'],
			additionalFields: { timeZone: 'Europe/Zurich' },
		}),
		gives: () => [
			{
				name: 'Friday report',
				status: 'ACTIVE',
				liveboard: { name: 'Supply Chain' },
				fileFormat: 'XLSX',
				frequency: 'Weekly on Friday at 16:30',
				timeZone: 'Europe/Zurich',
				recipients: [people],
			},
		],
	},
	{
		resource: 'schedule',
		operation: 'update',
		parameters: () => ({
			...friday,
			frequency: 'daily',
			hour: 7,
			minute: 0,
			recipientMode: 'add',
			emails: 'ann@partner.com',
		}),
		gives: () => [{ fileFormat: 'XLSX', frequency: 'Daily at 07:00', recipients: [people, ann] }],
	},
	{
		resource: 'schedule',
		operation: 'pause',
		parameters: () => friday,
		gives: () => [{ name: 'Friday report', status: 'PAUSE' }],
	},
	{
		resource: 'schedule',
		operation: 'getAll',
		parameters: () => ({ filters: { recipient: 'maria' } }),
		gives: ({ monday }) => [
			{ name: 'Friday report', status: 'PAUSE', recipients: [people, ann] },
			{ id: monday, name: 'Monday report', status: 'ACTIVE', recipients: [people] },
		],
	},
	{
		resource: 'schedule',
		operation: 'resume',
		parameters: () => friday,
		gives: () => [{ name: 'Friday report', status: 'ACTIVE' }],
	},
	{
		resource: 'schedule',
		operation: 'delete',
		parameters: () => friday,
		gives: () => [{ name: 'Friday report', recipients: [people, ann] }],
	},
	{
		resource: 'schedule',
		operation: 'getAll',
		gives: ({ monday }) => [{ id: monday, name: 'Monday report' }],
	},
	{
		resource: 'schedule',
		operation: 'getRecipients',
		parameters: () => ({ scheduleId: named('Monday report') }),
		gives: ({ maria, monday }) => [
			{
				recipient: { id: maria, name: 'Maria Gomez', signInName: 'maria', groups: ['managers'] },
				delivery: { status: 'delivered' },
				schedule: { id: monday },
				liveboard: { name: 'Retail Sales' },
			},
		],
	},
	{
		resource: 'schedule',
		operation: 'get',
		parameters: () => ({ scheduleId: named('Monday report') }),
		gives: ({ monday }) => [
			{
				id: monday,
				frequency: 'Weekly on Monday at 08:00',
				latestRuns: [{ status: 'SUCCESS', detail: null }],
			},
		],
	},
];
