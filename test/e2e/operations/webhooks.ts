import type { Company } from './company';
import { named, type OperationCase } from './operationCase';

const reports = { webhookId: named('Reports') };
const org = { id: '0', name: 'Primary' };
const cluster = { channels: ['EMAIL'], source: 'CLUSTER' };

/** A webhook of one's own from the first to the last, and the channels that let reports to it. */
export const webhooks: OperationCase[] = [
	{
		resource: 'webhook',
		operation: 'create',
		parameters: () => ({
			name: 'Reports',
			url: 'https://receiver.example.com/reports',
			additionalFields: { description: 'made by a workflow' },
		}),
		gives: () => [{ name: 'Reports', description: 'made by a workflow', org: { id: '0' } }],
		leaves: (thoughtSpot) =>
			expect(thoughtSpot.webhooks()).toMatchObject([
				{ name: 'Reports', url: 'https://receiver.example.com/reports', orgId: '0' },
			]),
	},
	{
		resource: 'webhook',
		operation: 'update',
		parameters: () => ({ ...reports, updateFields: { description: 'for everybody' } }),
		gives: () => [{ name: 'Reports', description: 'for everybody' }],
	},
	{
		resource: 'webhook',
		operation: 'upsert',
		parameters: ({ receiver: url }) => ({ name: 'Reports', url }),
		gives: ({ receiver: url }) => [{ name: 'Reports', url, operation: 'updated' }],
		leaves: (thoughtSpot, { receiver: url }) =>
			expect(thoughtSpot.webhooks()).toMatchObject([{ url }]),
	},
	...['get', 'getAll'].map((operation) => ({
		resource: 'webhook',
		operation,
		parameters: () => (operation === 'get' ? reports : {}),
		gives: ({ receiver: url }: Company) => [
			{
				name: 'Reports',
				url,
				description: 'for everybody',
				events: ['LIVEBOARD_SCHEDULE'],
				status: 'ENABLED',
				org,
			},
		],
	})),
	{
		resource: 'channelPreference',
		operation: 'set',
		gives: () => [
			{ level: 'org', org, channels: ['EMAIL', 'WEBHOOK'], source: 'ORG', changed: true },
		],
		leaves: (thoughtSpot) => expect(thoughtSpot.channels('0')).toEqual(['EMAIL', 'WEBHOOK']),
	},
	{
		resource: 'channelPreference',
		operation: 'get',
		gives: () => [{ level: 'org', org, channels: ['EMAIL', 'WEBHOOK'], source: 'ORG' }],
	},
	{
		resource: 'channelPreference',
		operation: 'getAll',
		gives: () => [
			{ level: 'cluster', org: null, ...cluster },
			{ level: 'org', org, channels: ['EMAIL', 'WEBHOOK'], source: 'ORG' },
		],
	},
	{
		resource: 'delivery',
		operation: 'sendTest',
		parameters: () => reports,
		gives: () => [{ status: 'SUCCESS', id: expect.stringMatching(/^n\.validation-/) }],
	},
	{
		resource: 'delivery',
		operation: 'getAll',
		first: async (thoughtSpot, { monday }) => await thoughtSpot.runSchedule(monday),
		parameters: () => ({ scheduleId: named('Monday report') }),
		gives: ({ monday, retailSales, maria }) => [
			{
				status: 'SUCCESS',
				liveboard: { id: retailSales, name: 'Retail Sales' },
				schedule: { id: monday, name: 'Monday report' },
				recipients: [{ type: 'USER', id: maria, email: 'maria@example.com' }],
				webhook: { name: 'Reports' },
				isTest: false,
			},
		],
	},
];

/** How all that ends. */
export const endings: OperationCase[] = [
	{
		resource: 'channelPreference',
		operation: 'reset',
		gives: () => [{ level: 'org', org, ...cluster }],
		leaves: (thoughtSpot) => expect(thoughtSpot.channels('0')).toBeUndefined(),
	},
	{
		resource: 'webhook',
		operation: 'delete',
		parameters: () => reports,
		gives: () => [{ name: 'Reports' }],
		leaves: (thoughtSpot) => expect(thoughtSpot.webhooks()).toEqual([]),
	},
];
