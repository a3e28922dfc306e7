import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call, LiveError } from './caller';
import { refusal, signIn, startWithSales } from './caller';

const CONFIGURE = 'system/preferences/communication-channels/configure';
const SEARCH = 'system/preferences/communication-channels/search';
const prefer = (...channels: string[]) => [{ event_type: 'LIVEBOARD_SCHEDULE', channels }];

describe('communication channel preferences in the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;

	beforeEach(async () => {
		({ thoughtSpot, admin } = await startWithSales());
	});

	afterEach(() => thoughtSpot.close());

	it('start with email for the cluster and no override', async () => {
		expect((await admin(SEARCH, {})).body).toEqual({
			cluster_preferences: prefer('EMAIL'),
			org_preferences: [
				{ org: { id: '0', name: 'Primary' }, preferences: [] },
				{ org: { id: '7', name: 'Sales' }, preferences: [] },
			],
		});
		expect(thoughtSpot.channels('cluster')).toEqual(['EMAIL']);
	});

	it('are replaced, emptied and reset for an Org, and set for the cluster', async () => {
		const entry = { org_identifier: 'Sales' };
		const body = { org_preferences: [{ ...entry, preferences: prefer('WEBHOOK') }] };
		expect(await admin(CONFIGURE, body)).toMatchObject({ status: 204, text: '' });
		expect(thoughtSpot.channels('7')).toEqual(['WEBHOOK']);
		await admin(CONFIGURE, { org_preferences: [{ ...entry, preferences: prefer() }] });
		expect(thoughtSpot.channels('7')).toEqual([]);
		const reset = { ...entry, operation: 'RESET', reset_events: ['LIVEBOARD_SCHEDULE'] };
		await admin(CONFIGURE, { org_preferences: [reset] });
		expect(thoughtSpot.channels('7')).toBeUndefined();
		await admin(CONFIGURE, { cluster_preferences: prefer('EMAIL', 'WEBHOOK') });
		expect(thoughtSpot.channels('cluster')).toEqual(['EMAIL', 'WEBHOOK']);
	});

	it.each([
		{ case: 'a reset without events', entry: { operation: 'RESET' }, says: 'reset_events' },
		{ case: 'a replacement without preferences', entry: {}, says: 'preferences' },
		{ case: 'an unknown Org', entry: { org_identifier: 'X' }, says: 'known org' },
	])('refuse $case and change nothing', async ({ entry, says }) => {
		const org_preferences = [
			{ org_identifier: '0', preferences: prefer('WEBHOOK') },
			{ org_identifier: '7', ...entry },
		];
		const refused = refusal(await admin<LiveError>(CONFIGURE, { org_preferences }));
		expect(refused).toMatchObject({ status: 400, code: 10002 });
		expect(refused.text).toContain(says);
		expect(thoughtSpot.channels('0')).toBeUndefined();
	});

	it('need a privilege in the Org, and for the cluster its administrator', async () => {
		thoughtSpot.addUser({
			name: 'dev',
			orgs: [{ id: '0' }, { id: '7', privileges: ['DEVELOPER'] }],
		});
		const dev = await signIn(thoughtSpot, { username: 'dev', orgId: '7' });
		const own = { org_preferences: [{ org_identifier: '7' }] };
		expect((await dev(SEARCH, own)).body).toMatchObject({ cluster_preferences: [] });
		const foreign = { org_preferences: [{ org_identifier: '0' }] };
		const cluster = { cluster_preferences: ['LIVEBOARD_SCHEDULE'] };
		for (const body of [foreign, cluster, {}]) {
			expect(refusal(await dev<LiveError>(SEARCH, body))).toMatchObject({
				status: 403,
				code: 10023,
			});
		}
		const set = { cluster_preferences: prefer() };
		expect((await dev(CONFIGURE, set)).status).toBe(403);
		expect(thoughtSpot.channels('cluster')).toEqual(['EMAIL']);
	});
});
