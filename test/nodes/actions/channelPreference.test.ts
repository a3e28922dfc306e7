import type { INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { SALES, locator, startTestBed } from '../testBed';

const preference = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'channelPreference',
	operation,
	...parameters,
});
const SALES_ORG = { orgId: locator('id', SALES) };
const MANAGE_CHANNELS = ['APPLICATION_ADMINISTRATION'];

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startTestBed();
});
afterEach(async () => {
	await testBed.close();
});

const configured = () =>
	testBed.sent('configureCommunicationChannelPreferences').map(({ body }) => body);

describe('Get', () => {
	it.each([
		['its own channels', ['WEBHOOK'], ['EMAIL'], ['WEBHOOK'], 'ORG'],
		['none at all, which is a choice as well', [], ['EMAIL'], [], 'ORG'],
		["the cluster's channels", undefined, ['EMAIL', 'WEBHOOK'], ['EMAIL', 'WEBHOOK'], 'CLUSTER'],
		["ThoughtSpot's default", undefined, undefined, ['EMAIL'], 'DEFAULT'],
	])('says that %s count', async (_, own, cluster, channels, source) => {
		testBed.thoughtSpot.setChannels('0', own);
		testBed.thoughtSpot.setChannels('cluster', cluster);
		const [setting] = await testBed.run(preference('get'));

		expect(setting).toEqual({
			level: 'org',
			org: { id: '0', name: 'Primary' },
			eventType: 'LIVEBOARD_SCHEDULE',
			channels,
			source,
			orgChannels: own ?? null,
			clusterChannels: cluster ?? null,
		});
	});

	it.each(['id', 'name'] as const)('reads those of an Org chosen by %s', async (mode) => {
		testBed.thoughtSpot.setChannels(SALES, ['WEBHOOK']);
		const orgId = locator(mode, mode === 'id' ? SALES : 'Sales');
		const [setting] = await testBed.run(preference('get', { orgId }));
		expect(setting).toMatchObject({ org: { id: SALES, name: 'Sales' }, channels: ['WEBHOOK'] });
	});

	it("does without the cluster's default where an Org has channels of its own", async () => {
		testBed.thoughtSpot.setChannels(SALES, ['WEBHOOK']);
		testBed.signInAs({ primary: [], sales: MANAGE_CHANNELS });
		const [setting] = await testBed.run(preference('get', SALES_ORG));
		expect(setting).toMatchObject({ channels: ['WEBHOOK'], clusterChannels: null });
	});

	it('does not guess where the cluster counts and may not be read', async () => {
		testBed.signInAs({ primary: [], sales: MANAGE_CHANNELS });
		await expect(testBed.run(preference('get', SALES_ORG))).rejects.toThrow(
			'The Org "Sales" has no channels of its own and follows the cluster\'s default, which the user of the ThoughtSpot credential may not read.',
		);
	});

	it('names the privilege that is missing', async () => {
		testBed.signInAs({ primary: [] });
		await expect(testBed.run(preference('get'))).rejects.toThrow('APPLICATION_ADMINISTRATION');
	});
});

describe('Get Many', () => {
	beforeEach(() => testBed.thoughtSpot.setChannels(SALES, ['WEBHOOK']));
	const ofCluster = {
		level: 'cluster',
		org: null,
		preferences: [{ event_type: 'LIVEBOARD_SCHEDULE', channels: ['EMAIL'] }],
	};
	const ofPrimary = { level: 'org', org: { id: '0', name: 'Primary' }, preferences: [] };
	const ofSales = {
		level: 'org',
		org: { id: SALES, name: 'Sales' },
		preferences: [{ event_type: 'LIVEBOARD_SCHEDULE', channels: ['WEBHOOK'] }],
	};

	it.each([
		['the cluster and all Orgs', { level: 'all' }, [ofCluster, ofPrimary, ofSales]],
		[
			'no more than the limit',
			{ level: 'all', returnAll: false, limit: 2 },
			[ofCluster, ofPrimary],
		],
		['the cluster', { level: 'cluster' }, [ofCluster]],
		['one Org', { level: 'org', orgId: locator('name', 'Sales') }, [ofSales]],
		['one Org, in another case', { level: 'org', orgId: locator('name', 'sALES') }, [ofSales]],
		['several Orgs', { level: 'orgs', orgIds: [SALES, '0'] }, [ofSales, ofPrimary]],
		[
			'each of several Orgs once',
			{ level: 'orgs', orgIds: ['SALES', 'Sales', SALES, 'primary'] },
			[ofSales, ofPrimary],
		],
		[
			'several Orgs, given as text',
			{ level: 'orgs', orgIds: `=${SALES}, 0` },
			[ofSales, ofPrimary],
		],
	])('returns what is set, raw: %s', async (_, parameters, expected) => {
		const found = await testBed.run(
			preference('getAll', { returnAll: true, simplify: false, ...parameters }),
		);
		expect(found).toEqual(expected);
	});

	it('returns the same, raw, as Get', async () => {
		const found = await testBed.run(preference('get', { ...SALES_ORG, simplify: false }));
		expect(found).toEqual([ofSales]);
	});

	const primary = { level: 'org', org: { id: '0', name: 'Primary' }, channels: ['EMAIL'] };
	const sales = { level: 'org', org: { id: SALES, name: 'Sales' }, channels: ['WEBHOOK'] };
	const cluster = { level: 'cluster', org: null, channels: ['EMAIL'], source: 'CLUSTER' };

	it.each([
		['the cluster and all Orgs', { level: 'all' }, [cluster, primary, sales]],
		['the cluster', { level: 'cluster' }, [cluster]],
		['an Org that follows the cluster', { level: 'org', orgId: locator('id', '0') }, [primary]],
		['several Orgs', { level: 'orgs', orgIds: [SALES, '0'] }, [sales, primary]],
	])('returns what counts for %s, in the form of Get', async (_, parameters, expected) => {
		testBed.thoughtSpot.setChannels('cluster', ['EMAIL']);
		const found = await testBed.run(preference('getAll', { returnAll: true, ...parameters }));
		const [form] = await testBed.run(preference('get'));

		expect(found).toMatchObject(expected);
		for (const setting of found) expect(Object.keys(setting)).toEqual(Object.keys(form ?? {}));
	});
});

describe('Set', () => {
	it.each([
		['add', ['WEBHOOK'], ['EMAIL'], ['EMAIL', 'WEBHOOK']],
		['remove', ['EMAIL'], ['EMAIL', 'WEBHOOK'], ['WEBHOOK']],
		['replace', ['WEBHOOK'], ['EMAIL'], ['WEBHOOK']],
	])('can %s %j', async (mode, channels, before, after) => {
		testBed.thoughtSpot.setChannels('0', before);
		const [setting] = await testBed.run(preference('set', { mode, channels }));

		expect(setting).toMatchObject({ channels: after, source: 'ORG', changed: true });
		expect(testBed.thoughtSpot.channels('0')).toEqual(after);
	});

	it("adds to what an Org has from the cluster, and leaves the cluster's default", async () => {
		testBed.thoughtSpot.setChannels('cluster', ['EMAIL']);
		await testBed.run(preference('set', { mode: 'add', channels: ['WEBHOOK'] }));

		expect(testBed.thoughtSpot.channels('0')).toEqual(['EMAIL', 'WEBHOOK']);
		expect(testBed.thoughtSpot.channels('cluster')).toEqual(['EMAIL']);
	});

	it('writes nothing where the channels are already on', async () => {
		testBed.thoughtSpot.setChannels('cluster', ['EMAIL', 'WEBHOOK']);
		const [setting] = await testBed.run(preference('set', { mode: 'add', channels: ['WEBHOOK'] }));

		expect(setting).toMatchObject({ channels: ['EMAIL', 'WEBHOOK'], changed: false });
		expect(configured()).toEqual([]);
		expect(testBed.thoughtSpot.channels('0')).toBeUndefined();
	});

	it('sets the channels of several Orgs in one request, each from its own', async () => {
		testBed.thoughtSpot.setChannels('0', []);
		const settings = await testBed.run(
			preference('set', {
				level: 'orgs',
				orgIds: ['0', 'Sales'],
				mode: 'add',
				channels: ['WEBHOOK'],
			}),
		);

		expect(settings).toMatchObject([
			{ org: { id: '0' }, channels: ['WEBHOOK'] },
			{ org: { id: SALES }, channels: ['EMAIL', 'WEBHOOK'] },
		]);
		expect(configured()).toHaveLength(1);
	});

	it('sets the default of the cluster', async () => {
		const [setting] = await testBed.run(
			preference('set', { level: 'cluster', mode: 'add', channels: ['WEBHOOK'] }),
		);
		expect(setting).toMatchObject({
			org: null,
			channels: ['EMAIL', 'WEBHOOK'],
			source: 'CLUSTER',
			changed: true,
		});
		expect(testBed.thoughtSpot.channels('cluster')).toEqual(['EMAIL', 'WEBHOOK']);
	});

	it.each([
		{ mode: 'replace', channels: [] },
		{ mode: 'remove', channels: ['EMAIL'] },
		{ mode: 'remove', channels: ['EMAIL'], level: 'cluster' },
	])('refuses to switch everything off by accident: %j', async (parameters) => {
		await expect(testBed.run(preference('set', parameters))).rejects.toThrow(
			/would switch off all channels of (the cluster|the Org "Primary")/,
		);
		expect(configured()).toEqual([]);
	});

	it('switches everything off where that is allowed', async () => {
		const [setting] = await testBed.run(
			preference('set', { mode: 'replace', channels: [], allowNoChannels: true }),
		);
		expect(setting).toMatchObject({ channels: [], source: 'ORG' });
	});

	it('replaces without knowing what was there', async () => {
		testBed.signInAs({ primary: [], sales: MANAGE_CHANNELS });
		const [setting] = await testBed.run(
			preference('set', { ...SALES_ORG, mode: 'replace', channels: ['EMAIL', 'WEBHOOK'] }),
		);
		expect(setting).toMatchObject({ channels: ['EMAIL', 'WEBHOOK'], clusterChannels: null });
	});

	it('does not add to what it may not read', async () => {
		testBed.signInAs({ primary: [], sales: MANAGE_CHANNELS });
		await expect(
			testBed.run(preference('set', { ...SALES_ORG, mode: 'add', channels: ['WEBHOOK'] })),
		).rejects.toThrow('has no channels of its own');
		expect(configured()).toEqual([]);
	});

	it.each([
		['text with commas', 'EMAIL,WEBHOOK'],
		['text with blanks', '=EMAIL, WEBHOOK'],
		['a list', ['EMAIL', 'WEBHOOK']],
	])('takes %s for channels, as the filters of the trigger do', async (_, channels) => {
		await testBed.run(preference('set', { mode: 'replace', channels }));
		expect(testBed.thoughtSpot.channels('0')).toEqual(['EMAIL', 'WEBHOOK']);
	});

	it('asks for an Org when several are to be set and none is chosen', async () => {
		await expect(
			testBed.run(preference('set', { level: 'orgs', orgIds: [], mode: 'add' })),
		).rejects.toThrow('No Org is chosen');
	});
});

describe('An Org that is not there', () => {
	it.each(['get', 'set', 'reset'])('is named by %s', async (operation) => {
		const failure = testBed.run(preference(operation, { orgId: locator('name', 'Salse') }));
		await expect(failure).rejects.toThrow('There is no Org "Salse"');
		expect(configured()).toEqual([]);
	});

	it('is not one of several whose names fit in another case', async () => {
		testBed.thoughtSpot.addOrg({ name: 'SALES', id: '7' });
		const get = async (name: string) =>
			await testBed.run(preference('get', { orgId: locator('name', name) }));
		expect(await get('SALES')).toMatchObject([{ org: { id: '7' } }]);
		expect(await get('Sales')).toMatchObject([{ org: { id: SALES } }]);
		await expect(get('sales')).rejects.toThrow(
			/There is no Org "sales", but "(Sales|SALES)" \(\d+\) and "(Sales|SALES)" \(\d+\)\. Choose/,
		);
	});

	it('is named among several', async () => {
		await expect(
			testBed.run(preference('reset', { level: 'orgs', orgIds: ['0', '4711'] })),
		).rejects.toThrow(
			'There is no Org "4711", or the user of the ThoughtSpot credential is not in it. Choose one from the list in Org Names or IDs,',
		);
	});
});

describe('Reset', () => {
	it('lets an Org follow the cluster again', async () => {
		testBed.thoughtSpot.setChannels(SALES, ['WEBHOOK']);
		const [setting] = await testBed.run(preference('reset', SALES_ORG));

		expect(setting).toMatchObject({ channels: ['EMAIL'], source: 'CLUSTER', orgChannels: null });
		expect(configured()).toEqual([
			{
				org_preferences: [
					{
						org_identifier: SALES,
						operation: 'RESET',
						reset_events: ['LIVEBOARD_SCHEDULE'],
					},
				],
			},
		]);
	});

	it("is done also where the cluster's default may not be read", async () => {
		testBed.thoughtSpot.setChannels(SALES, ['WEBHOOK']);
		testBed.signInAs({ primary: [], sales: MANAGE_CHANNELS });
		const [setting] = await testBed.run(preference('reset', SALES_ORG));

		expect(setting).toMatchObject({ channels: null, source: 'CLUSTER' });
		expect(testBed.thoughtSpot.channels(SALES)).toBeUndefined();
	});
});

describe('A change whose answer was lost', () => {
	const loseTheAnswer = (when: 'before' | 'after') =>
		testBed.thoughtSpot.faults.add({
			operation: 'configureCommunicationChannelPreferences',
			kind: 'status',
			status: 500,
			when,
		});
	const setCluster = { level: 'cluster', mode: 'replace', channels: ['WEBHOOK'] };

	it.each([
		['the cluster', () => preference('set', setCluster), ['WEBHOOK']],
		['an Org', () => preference('reset', SALES_ORG), ['EMAIL']],
	])('counts where a look finds it done, for %s', async (_whose, parameters, channels) => {
		testBed.thoughtSpot.setChannels(SALES, ['WEBHOOK']);
		loseTheAnswer('after');
		expect(await testBed.run(parameters())).toMatchObject([{ channels }]);
	});

	it('has failed where a look finds it undone', async () => {
		loseTheAnswer('before');
		await expect(testBed.run(preference('set', setCluster))).rejects.toThrow(
			/could not set the communication channels/,
		);
	});
});
