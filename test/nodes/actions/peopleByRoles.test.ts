import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { locator } from '../testBed';
import { as, liveboard, startContentBed } from './contentBed';

let testBed: TestBed;
let ruth: string;
let team: string;
beforeEach(async () => {
	testBed = await startContentBed();
	const { thoughtSpot } = testBed;
	const orgs = [{ id: '0', privileges: ['CAN_DOWNLOAD_VISUALS'] }];
	ruth = thoughtSpot.addUser({ name: 'ruth', displayName: 'Ruth Roe', orgs }).id;
	team = thoughtSpot.addGroup({ name: 'team', userIds: [ruth] }).id;
	thoughtSpot.configure({ roleBasedAccess: true });
});
afterEach(async () => {
	await testBed.close();
});

const signInWith = (...more: string[]) =>
	testBed.signInAs({ primary: ['JOBSCHEDULING', 'CAN_DOWNLOAD_VISUALS', ...more] });

const schedule = (operation: string, parameters: INodeParameters): INodeParameters => ({
	resource: 'schedule',
	operation,
	...parameters,
});
const create = (recipients: INodeParameters) =>
	schedule('create', { liveboardId: locator('name', 'Sales'), name: 'Weekly', ...recipients });
const recipientsOf = (operation: string) =>
	testBed.sent(operation).map(({ body }) => (body as IDataObject).recipient_details);
const LACKS_USERS =
	/ThoughtSpot could not search users: .* ask a ThoughtSpot administrator for Can manage users \(USER_ADMINISTRATION\)/;
const LACKS_GROUPS =
	/ThoughtSpot could not search groups: .* ask a ThoughtSpot administrator for Can manage groups \(GROUP_ADMINISTRATION\)/;

describe('Where roles do not let the user look people up', () => {
	let signedIn: string;
	beforeEach(() => {
		signedIn = signInWith();
	});

	it('a schedule goes to those who are named, by name or ID', async () => {
		await testBed.run(create({ users: ['ruth'], groups: [team] }));
		await testBed.run(create({ users: [ruth] }));
		expect(recipientsOf('createSchedule')).toEqual([
			{
				emails: [],
				principals: [
					{ identifier: 'ruth', type: 'USER' },
					{ identifier: team, type: 'USER_GROUP' },
				],
			},
			{ emails: [], principals: [{ identifier: ruth, type: 'USER' }] },
		]);
		await expect(testBed.run(create({ users: ['nobody'] }))).rejects.toThrow(
			'Recipient nobody was not found. Correct the recipients',
		);
	});

	it('a schedule loses only recipients by the ID that it has', async () => {
		await testBed.run(create({ users: [ruth], emails: 'ben@partner.com' }));
		const remove = (users: string[]) =>
			schedule('update', {
				scheduleId: locator('name', 'Weekly'),
				recipientMode: 'remove',
				users,
			});
		await expect(testBed.run(remove(['ruth']))).rejects.toThrow(LACKS_USERS);
		await testBed.run(remove([ruth]));
		expect(recipientsOf('updateSchedule')).toEqual([
			{ emails: ['ben@partner.com'], principals: [] },
		]);
	});

	it('a report is exported as somebody by the name that they sign in with', async () => {
		expect(await testBed.run(liveboard('export', as('ruth')))).toMatchObject([
			{ exportedAs: { id: null, name: null, signInName: 'ruth', email: null } },
		]);
		await expect(testBed.run(liveboard('export', as(ruth)))).rejects.toThrow(
			`ThoughtSpot did not let n8n act as the user ${ruth}`,
		);
	});

	it('an export as somebody names no view of anybody alone, nor of the user of the credential', async () => {
		testBed.thoughtSpot.addLiveboard({
			name: 'Whole',
			views: [{ name: 'West' }, { name: 'Mine', authorId: signedIn, isPublic: false }],
		});
		const exportOf = (runAs: INodeParameters) =>
			testBed.run(
				liveboard('export', {
					liveboardId: locator('name', 'Whole'),
					exportOptions: { view: 'East' },
					...runAs,
				}),
			);
		await expect(exportOf({})).rejects.toThrow('but "West", "Mine". Choose');
		await expect(exportOf(as('ruth'))).rejects.toThrow('but "West". Choose');
	});

	it('a refused export names the privilege, whatever views there are', async () => {
		const { thoughtSpot } = testBed;
		const sam = thoughtSpot.addUser({ name: 'sam', orgs: [{ id: '0', privileges: [] }] });
		const views = [{ name: 'His', authorId: sam.id, isPublic: false }];
		thoughtSpot.addLiveboard({ name: 'Whole', views });
		const parameters = { liveboardId: locator('name', 'Whole'), exportOptions: { view: 'His' } };
		await expect(testBed.run(liveboard('export', { ...parameters, ...as('sam') }))).rejects.toThrow(
			'The user sam lacks the privilege',
		);
	});

	it('content is found by its author, and by who changed it', async () => {
		const found = async (filters: INodeParameters) =>
			await testBed.run({ resource: 'liveboard', operation: 'getAll', filters });
		expect(await found({ author: 'tsadmin' })).toHaveLength(1);
		expect(await found({ modifiedBy: 'ruth' })).toEqual([]);
	});

	it.each(['user', 'group'])('Get Many of %s says which privilege is missing', async (resource) => {
		await expect(testBed.run({ resource, operation: 'getAll' })).rejects.toThrow(
			resource === 'user' ? LACKS_USERS : LACKS_GROUPS,
		);
	});
});

describe('Where roles let the user look up', () => {
	it('groups alone, their members come without email addresses', async () => {
		signInWith('GROUP_ADMINISTRATION');
		await testBed.run(create({ groups: ['team'] }));
		const parameters = { scheduleId: locator('name', 'Weekly') };
		expect(await testBed.run(schedule('getRecipients', parameters))).toMatchObject([
			{ recipient: { id: ruth, name: null, signInName: 'ruth', email: null, groups: ['team'] } },
		]);
		const groups = { resource: 'group', operation: 'getAll', filters: { member: 'ruth' } };
		expect(await testBed.run(groups)).toMatchObject([{ id: team }]);
	});

	it('users alone, those of a group are found by its name', async () => {
		signInWith('USER_ADMINISTRATION');
		const users = { resource: 'user', operation: 'getAll', filters: { group: 'team' } };
		expect(await testBed.run(users)).toMatchObject([{ id: ruth }]);
	});
});
