import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { parameters, resources } from '../../../nodes/ThoughtSpot/actions/resources';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';

/** All that fails: what a check of the connection finds is what it returns. */
const operations = resources
	.filter(({ value }) => value !== 'connection')
	.flatMap(({ value: resource, operations: all }) =>
		all.map(({ value: operation }) => ({ resource, operation })),
	);

/** What brings an operation as far as its first request; the others have defaults for all that they need. */
const NEEDED: Record<string, INodeParameters> = {
	webhook: {
		name: 'reports',
		url: 'https://receiver.example.com',
		webhookId: locator('name', 'reports'),
		updateFields: { description: 'after' },
	},
	delivery: { webhookId: locator('name', 'reports') },
	schedule: {
		scheduleId: locator('name', 'Monday report'),
		liveboardId: locator('name', 'Sales'),
		name: 'reports',
	},
	liveboard: { liveboardId: locator('name', 'Sales') },
	answer: { answerId: locator('name', 'Sales') },
};

let testBed: TestBed;
beforeAll(async () => {
	testBed = await startTestBed();
});
afterAll(async () => {
	await testBed.close();
});
beforeEach(() => {
	testBed.thoughtSpot.faults.clear();
	testBed.thoughtSpot.requests.length = 0;
});

const itemIndexOf = (error: unknown): unknown =>
	(error as { context?: IDataObject } | undefined)?.context?.itemIndex;

describe('Which item failed', () => {
	it.each(operations)('is told by $operation of $resource', async ({ resource, operation }) => {
		const { thoughtSpot } = testBed;
		await testBed.run({ resource: 'webhook', operation: 'getAll' });
		const refused = { kind: 'status', status: 400, message: 'No luck today' } as const;
		thoughtSpot.faults.add({ ...refused, path: /^(?!.*\/auth\/)/, times: Infinity });
		const parameters = { resource, operation, ...NEEDED[resource] };
		const found = await testBed.runOn(parameters, [{}, {}]);

		expect(found.map(({ json }) => json.error)).toEqual([
			expect.stringContaining('No luck today'),
			expect.stringContaining('No luck today'),
		]);
		expect(found.map(({ error }) => itemIndexOf(error))).toEqual([0, 1]);
		expect(found.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it.each(operations)(
		'is told by $operation of $resource when its parameters do not fit',
		async ({ resource, operation }) => {
			const parameters = {
				...{ resource, operation, ...NEEDED[resource] },
				...{ orgId: locator('id', '={{ $json.org }}'), simplify: '={{ $json.simplify }}' },
				...{ name: '={{ $json.name }}', level: 'org' },
				...{ scheduleId: locator('id', '={{ $json.schedule }}') },
				...{ liveboardId: locator('id', '={{ $json.content }}') },
				...{ answerId: locator('id', '={{ $json.content }}') },
			};
			const fitting = {
				org: '0',
				simplify: true,
				name: 'reports',
				schedule: 'none',
				content: 'none',
			};
			const failing = {
				org: null,
				simplify: 'perhaps',
				name: { first: 'A' },
				schedule: null,
				content: null,
			};
			const found = await testBed.runOn(parameters, [fitting, failing]);
			const last = found.at(-1);

			expect(last?.json.error).toMatch(
				/The parameter (Answer|Liveboard|Org|Name|Schedule|Simplify) has a value that does not fit: it (is empty|takes a text|takes true or false)\./,
			);
			expect(itemIndexOf(last?.error)).toBe(1);
		},
	);
});

it.each([
	['webhook', 'constructor'],
	['webhook', '__proto__'],
	['webhook', 'toString'],
	['webhook', 'hasOwnProperty'],
	['webhook', 'map'],
	['webhook', ''],
	['constructor', ''],
	['__proto__', ''],
	['storage', 'delete'],
])('of %s, %j is no operation, and nothing is called', async (resource, operation) => {
	await expect(testBed.run({ resource, operation })).rejects.toThrow(
		`The operation "${operation}" of "${resource}" does not exist. Choose one from the list.`,
	);
	expect(testBed.thoughtSpot.requests).toEqual([]);
});

describe('What somebody gave', () => {
	const long = `a\u0000\n${'x'.repeat(10_000)}`;
	const given = '={{ $json.long }}';
	const org = { orgId: locator('name', given) };
	const where = { webhookId: locator('name', given), scheduleId: locator('name', given) };
	const what = { liveboardId: locator('name', given), answerId: locator('name', given) };
	const people = { filters: { group: given, member: given, author: given, recipient: given } };
	beforeAll(() => {
		testBed.thoughtSpot.addLiveboard({ name: 'Costs' });
	});
	it.each<[string, string, INodeParameters]>([
		['webhook', 'get', { ...NEEDED.webhook, ...org }],
		['channelPreference', 'reset', { level: 'orgs', orgIds: given }],
		['webhook', 'delete', where],
		['delivery', 'sendTest', where],
		['delivery', 'getAll', { findBy: 'job', jobId: given }],
		['schedule', 'delete', where],
		['schedule', 'getAll', people],
		[
			'schedule',
			'create',
			{ ...NEEDED.schedule, liveboardId: locator('name', 'Costs'), users: given },
		],
		['liveboard', 'export', what],
		['answer', 'getData', what],
		['answer', 'getAll', { filters: { author: given } }],
		['answer', 'getAll', { filters: { tag: given } }],
		['user', 'getAll', { filters: { group: given } }],
		['group', 'getAll', { filters: { member: given } }],
		[long, 'get', {}],
	])(
		'is shortened, and in one line, where %s: %s refuses it',
		async (resource, operation, more) => {
			testBed.thoughtSpot.addLiveboard({ name: 'Sales' });
			const [failed] = await testBed.runOn({ resource, operation, ...more }, [{ long }]);
			expect(failed?.json.error).toMatch(/^[^\n]*"a x{97}…"[^\n]*$/u);
		},
	);
});

describe('Limit', () => {
	it.each([-3, 0, 1.5, 'ten', '', true, '={{ null }}', '={{ NaN }}', '={{ [1] }}', '1e999'])(
		'is refused where it is %j',
		async (limit) => {
			await expect(
				testBed.run({ resource: 'webhook', operation: 'getAll', limit }),
			).rejects.toThrow(
				/The parameter Limit has a value that does not fit: it (takes a whole number from 1 on|is empty)\./,
			);
			expect(testBed.sent('searchWebhookConfigurations')).toEqual([]);
		},
	);

	it.each([3, '3', '={{ 3 }}', '=3'])('may be %j', async (limit) => {
		await testBed.run({ resource: 'webhook', operation: 'getAll', limit });
		expect(testBed.sent('searchWebhookConfigurations')).toMatchObject([
			{ body: { record_size: 3 } },
		]);
	});
});

describe('Before ThoughtSpot is asked anything', () => {
	const mine = new Set(['webhook', 'channelPreference', 'delivery', 'storage']);
	const named = { ...NEEDED.webhook, orgId: locator('name', 'Sales') };
	it.each(
		operations
			.filter(({ resource }) => mine.has(resource))
			.flatMap((each) =>
				['simplify', 'limit', 'returnAll', 'eventType'].map((name) => ({ ...each, name })),
			),
	)(
		'$operation of $resource refuses a $name that is none',
		async ({ resource, operation, name }) => {
			const hasIt = parameters.some(
				(each) =>
					each.name === name &&
					each.displayOptions?.show?.resource?.includes(resource) &&
					each.displayOptions.show.operation?.includes(operation) &&
					!each.displayOptions.hide,
			);
			const given = { resource, operation, ...named, level: 'cluster', [name]: '={{ ({}) }}' };
			const [found] = hasIt ? await testBed.runOn(given) : [];
			const refusal =
				/^The parameter (Simplify|Limit|Return All|Event) has a value that does not fit: it takes/;
			expect(found?.json.error ?? 'none').toMatch(hasIt ? refusal : 'none');
			expect(testBed.thoughtSpot.requests).toEqual([]);
		},
	);

	it.each(['get', 'update', 'delete'])(
		'webhook %s asks for one where none is chosen',
		async (operation) => {
			const given = {
				resource: 'webhook',
				operation,
				...NEEDED.webhook,
				webhookId: locator('list', ''),
			};
			await expect(testBed.run(given)).rejects.toThrow(
				'No webhook is chosen. Choose one in Webhook.',
			);
			expect(testBed.thoughtSpot.requests).toEqual([]);
		},
	);
});

describe('A value that does not fit', () => {
	const getAll = { resource: 'webhook', operation: 'getAll' };
	const history = { resource: 'delivery', operation: 'getAll' };
	const channels = { resource: 'channelPreference', operation: 'set', level: 'cluster' };
	const create = { resource: 'webhook', operation: 'create', name: 'a', url: 'https://a.example' };

	it.each<[string, string, INodeParameters]>([
		['Filters > Status', 'it takes Disabled or Enabled', { ...getAll, filters: { status: 'OFF' } }],
		['Filters > Status', 'it is empty', { ...getAll, filters: { status: '={{ $json.no }}' } }],
		[
			'Filters > Status',
			'it takes Failed, Pending, Retry or Success',
			{ ...history, filters: { status: 'lost' } },
		],
		[
			'Filters > Webhook Name or ID',
			'it is empty',
			{ ...getAll, filters: { webhookIdentifier: '={{ null }}' } },
		],
		[
			'Sort > By > Field',
			'it takes Created, Modified or Name',
			{ ...getAll, sort: { by: { field: 'URL' } } },
		],
		['Find By', 'it takes Job ID or Webhook', { ...history, findBy: 'schedule' }],
		['Job ID', 'it takes a text', { ...history, findBy: 'job', jobId: '={{ {} }}' }],
		['Liveboard', 'it is empty', { ...history, liveboardId: locator('name', '={{ $json.no }}') }],
		['Schedule', 'it is empty', { ...history, scheduleId: locator('id', '={{ null }}') }],
		['Org', 'it is empty', { ...getAll, orgId: locator('id', '={{ $json.no }}') }],
		['Return All', 'it takes true or false', { ...getAll, returnAll: 'yes' }],
		['Simplify', 'it takes true or false', { ...getAll, simplify: '={{ 1 }}' }],
		[
			'Level',
			'it takes All, Cluster, Org or Several Orgs',
			{ resource: 'channelPreference', operation: 'getAll', level: 'everything' },
		],
		['Level', 'it takes Cluster, Org or Several Orgs', { ...channels, level: 'all' }],
		[
			'Level',
			'it takes Org or Several Orgs',
			{ resource: 'channelPreference', operation: 'reset', level: 'cluster' },
		],
		['Mode', 'it takes Add, Remove or Replace', { ...channels, mode: 'toggle' }],
		['Channels', 'it takes Email or Webhook', { ...channels, channels: 'EMAIL,SLACK' }],
		['Channels', 'it is empty', { ...channels, channels: '={{ null }}' }],
		['Channels', 'it takes a text or a list of texts', { ...channels, channels: '={{ true }}' }],
		['Channels', 'it takes Email or Webhook', { ...channels, channels: '={{ 5 }}' }],
		['Event', 'it takes Liveboard Schedule', { ...channels, eventType: 'KPI' }],
		['Name', 'it takes a text', { ...create, name: '={{ {} }}' }],
		[
			'Additional Fields > Status',
			'it takes Disabled or Enabled',
			{ ...create, additionalFields: { status: 'ON' } },
		],
		[
			'Additional Fields > Authentication > Basic Auth > Password',
			'it takes a text',
			{
				...create,
				additionalFields: {
					authentication: { basicAuth: { username: 'a', password: '={{ ["s3cret"] }}' } },
				},
			},
		],
	])('is named as %s, and %s', async (name, takes, parameters) => {
		const [found] = await testBed.runOn(parameters);
		expect(found?.json.error).toBe(
			`The parameter ${name} has a value that does not fit: ${takes}. Correct it, or the expression that gives it.`,
		);
		const written = testBed.thoughtSpot.requests.filter(({ path }) =>
			/create|update|delete|configure/.test(path),
		);
		expect(written).toEqual([]);
	});
});
