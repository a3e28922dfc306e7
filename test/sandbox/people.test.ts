import type { Group, ThoughtSpot, User } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call } from './caller';
import { signIn } from './caller';

interface Person {
	id: string;
	name: string;
	email: string | null;
	user_groups?: Array<{ name: string }>;
	user_inherited_groups?: Array<{ name: string }>;
}

interface Team {
	name: string;
	users: Array<{ id: string; name: string }> | null;
	sub_groups: Array<{ name: string }> | null;
}

describe('people in the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;
	let ada: User;
	let bob: User;
	let north: Group;
	let sales: Group;

	beforeAll(async () => {
		thoughtSpot = await startThoughtSpot({ retryDelaysMs: [] });
		ada = thoughtSpot.addUser({ name: 'ada', displayName: 'Ada L.', email: 'ada@acme.example' });
		bob = thoughtSpot.addUser({ name: 'bob', status: 'INACTIVE' });
		north = thoughtSpot.addGroup({ name: 'north', displayName: 'The North', userIds: [ada.id] });
		sales = thoughtSpot.addGroup({ name: 'sales', userIds: [bob.id], groupIds: [north.id] });
		north.groupIds.push(sales.id);
		for (let number = 1; number <= 12; number += 1) {
			thoughtSpot.addUser({ name: `seller${String(number).padStart(2, '0')}` });
		}
		admin = await signIn(thoughtSpot);
	});

	afterAll(() => thoughtSpot.close());

	const users = async (request: object, call = admin) =>
		(await call<Person[]>('users/search', request)).body;
	const groups = async (request: object) => (await admin<Team[]>('groups/search', request)).body;
	const names = (found: Array<{ name: string }>) => found.map(({ name }) => name);

	it('are found ten at a time, a short page being the last', async () => {
		expect(await users({ name_pattern: 'seller%' })).toHaveLength(10);
		const rest = await users({ name_pattern: 'seller%', record_offset: 10 });
		expect(names(rest)).toEqual(['seller11', 'seller12']);
	});

	it.each([
		{ request: { user_identifier: 'ada' }, found: ['ada'] },
		{ request: { email: 'ada@acme.example' }, found: ['ada'] },
		{ request: { display_name: 'Ada L.' }, found: ['ada'] },
		{ request: { account_status: 'INACTIVE' }, found: ['bob'] },
		{ request: { privileges: ['ADMINISTRATION'] }, found: ['tsadmin'] },
		{ request: { account_type: 'LDAP_USER' }, found: [] },
		{ request: { visibility: 'NON_SHARABLE' }, found: [] },
	])('are found by $request', async ({ request, found }) => {
		expect(names(await users(request))).toEqual(found);
	});

	it('of subgroups belong to the groups above them, but are not found by those', async () => {
		expect(names(await users({ group_identifiers: ['sales'] }))).toEqual(['bob']);
		const [found] = await users({ user_identifier: 'ada' });
		expect(names(found?.user_groups ?? [])).toEqual(['north']);
		expect(names(found?.user_inherited_groups ?? [])).toEqual(['north', 'sales']);
	});

	it('hide their email addresses from who does not administer users', async () => {
		const asAda = await signIn(thoughtSpot, { username: 'ada' });
		const seen = await users({ name_pattern: '%a%' }, asAda);
		expect(seen).toMatchObject([
			{ name: 'ada', email: 'ada@acme.example' },
			{ name: 'tsadmin', email: null },
		]);
	});

	it.each([
		{ request: {}, found: ['north', 'sales'] },
		{ request: { group_identifier: 'sales' }, found: ['sales'] },
		{ request: { display_name: 'The North' }, found: ['north'] },
		{ request: { user_identifiers: ['bob'] }, found: ['sales'] },
		{ request: { sub_group_identifiers: ['sales'] }, found: ['north'] },
		{ request: { type: 'TEAM_GROUP' }, found: [] },
	])('stand in the groups found by $request', async ({ request, found }) => {
		expect(names(await groups(request))).toEqual(found);
	});

	it('take a role to be looked up where roles count', async () => {
		const orgs = [{ id: '0', privileges: ['GROUP_ADMINISTRATION'] }];
		thoughtSpot.addUser({ name: 'rolf', orgs });
		const call = await signIn(thoughtSpot, { username: 'rolf' });
		thoughtSpot.configure({ roleBasedAccess: true });
		expect((await call('users/search', {})).status).toBe(403);
		expect((await call('groups/search', {})).status).toBe(200);
		thoughtSpot.configure({ roleBasedAccess: false });
		expect((await call('users/search', {})).status).toBe(200);
	});

	it('stand in groups with their subgroups, unless these are not asked for', async () => {
		expect(await groups({ group_identifier: 'sales' })).toMatchObject([
			{ users: [{ id: bob.id, name: 'bob' }], sub_groups: [{ name: 'north' }] },
		]);
		const without = { include_users: false, include_sub_groups: false };
		expect(await groups({ group_identifier: 'sales', ...without })).toMatchObject([
			{ users: null, sub_groups: null },
		]);
	});

	it('get a report for a group above theirs, once, even where groups hold each other', async () => {
		thoughtSpot.setChannels('0', ['WEBHOOK']);
		thoughtSpot.seedWebhook({ orgId: '0', url: 'http://127.0.0.1:9/', name: 'nobody listens' });
		const liveboard = thoughtSpot.addLiveboard({ name: 'Sales' });
		const { id } = thoughtSpot.addSchedule({
			name: 'daily',
			liveboardId: liveboard.id,
			groupIds: [sales.id, north.id],
		});
		const deliveries = await thoughtSpot.runSchedule(id);
		const recipients = deliveries.flatMap((delivery) => delivery.recipients.map((to) => to.id));
		expect(recipients.sort()).toEqual([ada.id, bob.id].sort());
	});
});
