import { checks } from '../../../nodes/ThoughtSpot/check/checks';
import { table } from './company';
import { named, type OperationCase } from './operationCase';

const rows = table.rows.map(([Region, Amount]) => ({ Region, Amount }));
const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const inBrowser = (path: string, id: string): unknown =>
	expect.stringMatching(new RegExp(`^http://127\\.0\\.0\\.1:\\d+/#/${path}/${id}$`));

/** What is not fine while the Org has no webhook and sends emails only. */
const unsound: Record<string, string> = {
	Webhook: 'warning',
	'Webhook Enabled': 'unknown',
	'Webhook Event': 'unknown',
	'Webhook Signature': 'unknown',
	Subscribers: 'unknown',
	Channel: 'failed',
	'Content Security Policy': 'unknown',
};

/** What only reads: content, people, the cluster. */
export const lookups: OperationCase[] = [
	{
		resource: 'liveboard',
		operation: 'getAll',
		parameters: () => ({ filters: { tag: 'monthly' } }),
		gives: ({ retailSales }) => [
			{
				id: retailSales,
				name: 'Retail Sales',
				url: inBrowser('pinboard', retailSales),
				tags: ['monthly'],
				modifiedAt: time,
			},
		],
	},
	{
		resource: 'liveboard',
		operation: 'getData',
		parameters: () => ({ liveboardId: named('Retail Sales') }),
		gives: () => rows,
	},
	{
		resource: 'answer',
		operation: 'getAll',
		parameters: () => ({ filters: { author: 'maria@example.com' } }),
		gives: ({ revenue, maria }) => [
			{
				id: revenue,
				name: 'Revenue',
				url: inBrowser('saved-answer', revenue),
				author: { id: maria },
				createdAt: time,
			},
		],
	},
	{
		resource: 'answer',
		operation: 'getData',
		parameters: () => ({ answerId: named('Revenue'), limit: 1 }),
		gives: () => rows.slice(0, 1),
	},
	{
		resource: 'user',
		operation: 'getAll',
		parameters: () => ({ filters: { group: 'managers' } }),
		gives: ({ maria, managers }) => [
			{
				id: maria,
				name: 'Maria Gomez',
				signInName: 'maria',
				email: 'maria@example.com',
				groups: [{ id: managers, groupName: 'managers' }],
			},
		],
	},
	{
		resource: 'group',
		operation: 'getAll',
		parameters: () => ({ filters: { member: 'maria@example.com' } }),
		gives: ({ maria, managers }) => [
			{
				id: managers,
				groupName: 'managers',
				users: [{ id: maria, signInName: 'maria' }],
				subGroups: [],
			},
		],
	},
	{
		resource: 'storage',
		operation: 'get',
		gives: () => [
			{ provider: 'AWS_S3', oidcProvider: 'accounts.google.com', trustPolicyTemplate: {} },
			{ provider: 'GCP_GCS', requiredRole: 'roles/iam.serviceAccountTokenCreator' },
		],
	},
	{
		resource: 'connection',
		operation: 'check',
		gives: () => checks.map(({ name: check }) => ({ check, status: unsound[check] ?? 'ok' })),
	},
];
