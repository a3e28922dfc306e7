import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { startTestBed } from '../testBed';

let testBed: TestBed;
let anna: string;
let team: string;

beforeEach(async () => {
	testBed = await startTestBed();
	const { thoughtSpot } = testBed;
	anna = thoughtSpot.addUser({ name: 'anna', displayName: 'Anna', locale: 'de-DE' }).id;
	thoughtSpot.addUser({ name: 'bert', status: 'INACTIVE' });
	team = thoughtSpot.addGroup({ name: 'team', displayName: 'The team', userIds: [anna] }).id;
	thoughtSpot.addGroup({ name: 'everybody', groupIds: [team] });
});
afterEach(async () => {
	await testBed.close();
});

const getAll = async (resource: string, parameters: INodeParameters = {}) =>
	await testBed.run({ resource, operation: 'getAll', ...parameters });
const names = (found: IDataObject[]) =>
	found.map(({ signInName, groupName }) => signInName ?? groupName);

it('Get Many of User says who they are and in which groups', async () => {
	expect(await getAll('user', { filters: { name: 'NN' } })).toEqual([
		{
			id: anna,
			name: 'Anna',
			signInName: 'anna',
			email: 'anna@example.com',
			status: 'ACTIVE',
			locale: 'de-DE',
			groups: [{ id: team, groupName: 'team' }],
		},
	]);
});

it('Get Many of User tells what those who are no administrators may know', async () => {
	testBed.signInAs({ primary: [] });
	const [bert] = await getAll('user', { filters: { name: 'bert' } });
	expect(bert).toMatchObject({ name: 'bert', email: null, status: null, groups: null });
});

it.each<[INodeParameters, string[]]>([
	[{ filters: { email: 'bert@example.com' } }, ['bert']],
	[{ filters: { email: 'BERT@example.com' } }, ['bert']],
	[{ filters: { email: 'BERT@example.com', status: 'ACTIVE' } }, []],
	[{ filters: { group: 'team' } }, ['anna']],
	[{ filters: { status: 'INACTIVE' } }, ['bert']],
	[{ limit: 1 }, ['anna']],
	[{ returnAll: true }, ['anna', 'bert', 'tsadmin']],
])('Get Many of User finds those of %j', async (parameters, expected) => {
	expect(names(await getAll('user', parameters))).toEqual(expected);
});

it('Get Many of Group names members and subgroups', async () => {
	expect(await getAll('group', { filters: { name: 'T' } })).toMatchObject([
		{ id: team, name: 'The team', groupName: 'team', users: [{ id: anna, signInName: 'anna' }] },
	]);
	expect(await getAll('group', { filters: { name: 'every' } })).toMatchObject([
		{ name: 'everybody', users: [], subGroups: [{ id: team, groupName: 'team' }] },
	]);
	const members = ['anna', 'ANNA', anna.toUpperCase(), 'anna@example.com', 'Anna@Example.com'];
	for (const member of members) {
		expect(names(await getAll('group', { filters: { member } }))).toEqual(['team']);
	}
});

it('Get Many of User takes a group by its name or ID in any letter case', async () => {
	for (const group of ['Team', team.toUpperCase(), ` ${team} `]) {
		expect(names(await getAll('user', { filters: { group } }))).toEqual(['anna']);
	}
});

it('takes nobody for meant by a name in another letter case that two have', async () => {
	testBed.thoughtSpot.addGroup({ name: 'TEAM' });
	expect(names(await getAll('user', { filters: { group: 'team' } }))).toEqual(['anna']);
	await expect(getAll('user', { filters: { group: 'Team' } })).rejects.toThrow(
		'There is no group "Team"',
	);
});

it.each([
	['user', { group: 'teem' }, 'There is no group "teem"'],
	['group', { member: 'ana' }, 'There is no user "ana"'],
])('Get Many of %s is an error for what does not exist: %j', async (resource, filters, message) => {
	await expect(getAll(resource, { filters })).rejects.toThrow(message);
});

it.each(['user', 'group'])(
	"Get Many of %s gives ThoughtSpot's fields without Simplify",
	async (resource) => {
		const [found] = await getAll(resource, { simplify: false });
		expect(found).toHaveProperty('display_name');
	},
);
