import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';

const schedule = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'schedule',
	operation,
	...parameters,
});

let testBed: TestBed;
let anna: string;
let team: string;
beforeEach(async () => {
	testBed = await startTestBed({ retryDelaysMs: [] });
	const { thoughtSpot } = testBed;
	anna = thoughtSpot.addUser({ name: 'anna', email: 'anna@example.com' }).id;
	team = thoughtSpot.addGroup({ name: 'team', userIds: [anna] }).id;
	thoughtSpot.addLiveboard({
		name: 'Sales',
		tabs: ['One'],
		views: [{ id: 'view-1', name: 'West' }],
	});
});
afterEach(async () => {
	await testBed.close();
});

const create = (parameters: INodeParameters = {}) =>
	schedule('create', {
		liveboardId: locator('name', 'Sales'),
		name: 'Monday report',
		users: ['anna'],
		...parameters,
	});
const monday = { scheduleId: locator('name', 'Monday report') };
const update = (parameters: INodeParameters) => schedule('update', { ...monday, ...parameters });
const bodies = (operation: string) =>
	testBed.sent(operation).map(({ body }) => body as IDataObject);

describe('Create', () => {
	it('says that the schedule may be there where the answer is lost', async () => {
		testBed.thoughtSpot.faults.add({ kind: 'reset', operation: 'createSchedule', when: 'after' });
		await expect(testBed.run(create())).rejects.toThrow(
			'The schedule "Monday report" may have been created all the same: look for it with Schedule: Get Many before you create it again.',
		);
		expect(testBed.sent('createSchedule')).toHaveLength(1);
	});

	it('takes the name of the Liveboard in any letter case', async () => {
		expect(await testBed.run(create({ liveboardId: locator('name', 'sALES') }))).toMatchObject([
			{ liveboard: { name: 'Sales' } },
		]);
	});

	it('takes visualizations in any letter case, and names those that there are', async () => {
		const tile = { columns: ['A'], rows: [[1]] };
		testBed.thoughtSpot.addLiveboard({
			name: 'Two',
			visualizations: [
				{ ...tile, name: 'One' },
				{ ...tile, name: 'Other' },
			],
		});
		const two = { liveboardId: locator('name', 'Two') };
		const of = (visualizations: string) =>
			create({ ...two, additionalFields: { visualizations: `={{ ${visualizations} }}` } });
		const has = 'The Liveboard "Two" has no visualization "None", but "One", "Other".';
		await testBed.run(of(`'["one"]'`));
		expect(bodies('createSchedule').at(-1)?.liveboard_options).toEqual({
			visualization_identifiers: [expect.stringMatching(/^[\da-f-]{36}$/)],
		});
		await expect(testBed.run(of(`['None']`))).rejects.toThrow(
			`${has} Choose one in Additional Fields > Visualization Names or IDs.`,
		);
		await expect(
			testBed.run(update({ updateFields: { visualizations: ['Other', 'None'] } })),
		).rejects.toThrow(`${has} Choose one in Update Fields > Visualization Names or IDs.`);
		await testBed.run(update({ updateFields: { visualizations: ['OTHER', 'One'] } }));
	});

	it('makes a schedule of what people choose', async () => {
		const [created] = await testBed.run(
			create({
				fileFormat: 'PDF',
				frequency: 'weekly',
				weekdays: ['2', '6'],
				hour: 7,
				minute: 30,
				users: ['anna'],
				groups: [team],
				emails: 'ben@partner.com',
				additionalFields: {
					description: 'For Monday',
					timeZone: 'Asia/Tokyo',
					view: 'view-1',
					pdfOptions: { orientation: 'LANDSCAPE' },
				},
			}),
		);
		expect(created).toMatchObject({
			name: 'Monday report',
			frequency: 'Weekly on Monday, Friday at 07:30',
			cronExpression: '0 30 7 ? * 2,6',
			timeZone: 'Asia/Tokyo',
			description: 'For Monday',
			viewId: 'view-1',
			recipients: [
				{ type: 'USER', id: anna, name: 'anna', email: 'anna@example.com' },
				{ type: 'USER_GROUP', id: team, name: 'team', email: null },
				{
					type: 'EXTERNAL_EMAIL',
					id: null,
					name: null,
					signInName: null,
					email: 'ben@partner.com',
				},
			],
		});
		expect(bodies('createSchedule')).toMatchObject([
			{
				pdf_options: { page_size: 'A4', page_orientation: 'LANDSCAPE' },
				metadata_type: 'LIVEBOARD',
			},
		]);
	});

	it("is in the workflow's time zone where none is given", async () => {
		const [created] = await testBed.run(create({ fileFormat: 'XLSX' }));
		expect(created).toMatchObject({ timeZone: 'America/New_York', fileFormat: 'XLSX' });
		expect(bodies('createSchedule')[0]).not.toHaveProperty('pdf_options');
	});

	it('goes to nobody twice, and writes a time zone as ThoughtSpot does', async () => {
		const [created] = await testBed.run(
			create({
				users: ['anna', anna, 'ANNA@example.com'],
				emails: 'ben@partner.com, Ben@Partner.com',
				additionalFields: { timeZone: 'europe/BERLIN' },
			}),
		);
		expect(created).toMatchObject({ timeZone: 'Europe/Berlin' });
		expect(bodies('createSchedule')[0]?.recipient_details).toEqual({
			emails: ['ben@partner.com'],
			principals: [{ identifier: anna, type: 'USER' }],
		});
	});

	it('takes choices by their names, an ID in upper case, and addresses as mail programs separate them', async () => {
		const { id } = testBed.thoughtSpot.addLiveboard({ name: 'Costs' });
		const [created] = await testBed.run(
			create({
				liveboardId: locator(
					'url',
					`\n\u200b https://x.example.com/#/pinboard/${id.toUpperCase()}/part?a=b`,
				),
				frequency: '={{ "Weekly" }}',
				weekdays: '={{ "monday, Friday" }}',
				minute: '={{ "05" }}',
				fileFormat: '={{ "xlsx" }}',
				emails: '"Hill, Ben" <ben@partner.com>; cleo@partner.com\ndan@partner.com',
			}),
		);
		expect(created).toMatchObject({
			liveboard: { id },
			frequency: 'Weekly on Monday, Friday at 08:05',
			fileFormat: 'XLSX',
		});
		expect(bodies('createSchedule')[0]?.recipient_details).toMatchObject({
			emails: ['ben@partner.com', 'cleo@partner.com', 'dan@partner.com'],
		});
	});

	it.each([2, '2', [2], 'Monday', 'MONDAY,2'])('takes %j for Monday', async (weekdays) => {
		const [created] = await testBed.run(create({ weekdays: `={{ ${JSON.stringify(weekdays)} }}` }));
		expect(created).toMatchObject({ cronExpression: '0 0 8 ? * 2' });
	});

	it('looks many users up at once', async () => {
		const { thoughtSpot } = testBed;
		const users = Array.from(
			{ length: 40 },
			(_, number) => thoughtSpot.addUser({ name: `user-${number}` }).id,
		);
		const [created] = await testBed.run(create({ users }));
		expect(created?.recipients).toHaveLength(40);
		expect(testBed.sent('searchUsers')).toHaveLength(1);
	});

	it.each<[string, INodeParameters, string]>([
		[
			'sub-hourly',
			{ frequency: 'cron', cronExpression: '0 */15 * * * ?' },
			'more often than every hour',
		],
		['no cron expression', { frequency: 'cron', cronExpression: 'Mondays' }, 'it takes six fields'],
		['a minute between', { frequency: 'daily', minute: 7 }, 'it takes a multiple of 5'],
		['hour 24', { frequency: 'daily', hour: 24 }, 'it takes a whole number from 0 to 23'],
		['no weekday', { frequency: 'weekly', weekdays: [] }, 'choose at least one day'],
		['no name', { name: ' ' }, 'Name is empty'],
		[
			'an unknown user',
			{ users: ['ana'] },
			'There is no user "ana". Choose from the list in User Names or IDs, or check the sign-in name, email address or ID.',
		],
		[
			'an unknown group',
			{ users: [], groups: ['teem'] },
			'There is no group "teem". Choose from the list in Group Names or IDs, or check the group name or ID.',
		],
		[
			'more than a thousand',
			{ emails: Array.from({ length: 1001 }, (_, number) => `${number}@partner.com`).join() },
			'would have 1002 recipients, and ThoughtSpot takes at most 1000',
		],
		['no address', { emails: 'ben' }, '"ben" is no email address'],
		['nobody', { users: [] }, 'The schedule would have no recipients'],
		[
			'an unknown Liveboard',
			{ liveboardId: locator('name', 'Salse') },
			'There is no Liveboard "Salse"',
		],
		[
			'an unknown time zone',
			{ additionalFields: { timeZone: 'Mars/Base' } },
			'such as Europe/Berlin',
		],
		['an offset', { additionalFields: { timeZone: '+01:00' } }, 'such as Europe/Berlin'],
		[
			'a minute that there is not',
			{ frequency: 'cron', cronExpression: '0 60 8 ? * 2' },
			'the minute goes from 0 to 59',
		],
	])('is refused before ThoughtSpot is asked for %s', async (_, parameters, words) => {
		await expect(testBed.run(create(parameters))).rejects.toThrow(words);
		expect(testBed.sent('createSchedule')).toEqual([]);
	});

	it('says what to do for a domain that is not allowed, and for a privilege that is lacking', async () => {
		testBed.thoughtSpot.configure({ emailDomains: ['example.com'] });
		await expect(testBed.run(create({ emails: 'ben@partner.com' }))).rejects.toThrow(
			/ben@partner\.com.*Ask a ThoughtSpot administrator to allow the domain/,
		);
		testBed.signInAs({ primary: [] });
		await expect(testBed.run(create({ users: ['tsadmin'] }))).rejects.toThrow('JOBSCHEDULING');
	});

	it('names the privilege to download where roles count', async () => {
		testBed.thoughtSpot.configure({ roleBasedAccess: true });
		testBed.signInAs({ primary: ['JOBSCHEDULING'] });
		await expect(testBed.run(create())).rejects.toThrow('CAN_DOWNLOAD_VISUALS');
	});
});

describe('Update', () => {
	beforeEach(async () => {
		await testBed.run(
			create({ emails: 'ben@partner.com', additionalFields: { pdfOptions: { coverPage: false } } }),
		);
	});

	it('changes nothing for a field that is left empty', async () => {
		const empty = { description: '', liveboard: '', timeZone: '', view: '', visualizations: [] };
		await testBed.run(update({ updateFields: { ...empty, name: 'Monday report' } }));
		expect(bodies('updateSchedule')).toEqual([{ name: 'Monday report' }]);
	});

	it('sends what is given, and keeps the rest', async () => {
		const [before] = await testBed.run(schedule('get', monday));
		const [after] = await testBed.run(update({ updateFields: { description: 'New' } }));
		expect(bodies('updateSchedule')).toEqual([{ description: 'New' }]);
		expect(after).toEqual({ ...before, description: 'New', latestRuns: undefined });
	});

	it.each([
		[
			'add',
			{ groups: ['team'], emails: 'BEN@partner.com, cleo@partner.com' },
			['anna', 'team', 'ben@partner.com', 'cleo@partner.com'],
		],
		['remove', { emails: 'Ben@Partner.com' }, ['anna']],
		['replace', { groups: ['team'] }, ['team']],
	])('%ss recipients', async (recipientMode, lists, expected) => {
		const [after] = await testBed.run(update({ recipientMode, ...lists }));
		const names = (after?.recipients as IDataObject[]).map(({ name, email }) => name ?? email);
		expect(names).toEqual(expected);
	});

	it('sends another Liveboard', async () => {
		const { id } = testBed.thoughtSpot.addLiveboard({ name: 'Costs' });
		const to = (liveboard: string) => update({ updateFields: { liveboard } });
		expect(await testBed.run(to('Costs'))).toMatchObject([{ liveboard: { id, name: 'Costs' } }]);
		await expect(testBed.run(to('Cost'))).rejects.toThrow('There is no Liveboard "Cost"');
	});

	it('removes who has gone from ThoughtSpot', async () => {
		const gone = '59481331-ee53-42be-a548-bd87be6ddd4a';
		const { id } = testBed.thoughtSpot.addSchedule({
			name: 'Old',
			liveboardId: testBed.thoughtSpot.addLiveboard({ name: 'Old' }).id,
			userIds: [anna, gone],
		});
		const parameters = { scheduleId: locator('id', id), recipientMode: 'remove' };
		const [after] = await testBed.run(schedule('update', { ...parameters, users: [gone] }));
		expect(after).toMatchObject({ recipients: [{ id: anna }] });
		await expect(testBed.run(schedule('update', { ...parameters, users: [gone] }))).rejects.toThrow(
			`There is no user "${gone}"`,
		);
	});

	it('sends PDF options where it becomes or is a PDF, and only there', async () => {
		const asTable = { updateFields: { fileFormat: 'XLSX', pdfOptions: { footerText: 'x' } } };
		await testBed.run(update(asTable));
		await expect(
			testBed.run(update({ updateFields: { pdfOptions: { footerText: 'x' } } })),
		).rejects.toThrow('PDF Options are for a schedule that sends PDF');
		await testBed.run(update({ updateFields: { fileFormat: 'PDF' } }));
		expect(bodies('updateSchedule')).toEqual([
			{ file_format: 'XLSX' },
			{ file_format: 'PDF', pdf_options: { page_size: 'A4', include_cover_page: false } },
		]);
		const { id: liveboardId } = testBed.thoughtSpot.addLiveboard({ name: 'Rows' });
		testBed.thoughtSpot.addSchedule({ name: 'Rows', liveboardId, fileFormat: 'XLSX' });
		await testBed.run(
			schedule('update', {
				scheduleId: locator('name', 'Rows'),
				updateFields: { fileFormat: 'PDF' },
			}),
		);
		expect(bodies('updateSchedule').at(-1)).toEqual({
			file_format: 'PDF',
			pdf_options: { page_size: 'A4' },
		});
	});

	it('changes frequency, options, status and name together', async () => {
		const [after] = await testBed.run(
			update({
				frequency: 'hourly',
				everyHours: 4,
				updateFields: { name: 'Hourly', status: 'PAUSE', pdfOptions: { footerText: 'x' } },
			}),
		);
		expect(after).toMatchObject({ name: 'Hourly', status: 'PAUSE', frequency: 'Every 4 hours' });
		expect(bodies('updateSchedule')).toMatchObject([
			{ pdf_options: { include_cover_page: false, page_footer_text: 'x' } },
		]);
	});

	it.each<[string, INodeParameters, string]>([
		['nothing', {}, 'Nothing would change'],
		[
			'removing the last',
			{ recipientMode: 'remove', users: ['anna'], emails: 'ben@partner.com' },
			'would have no recipients',
		],
	])('refuses %s', async (_, parameters, words) => {
		await expect(testBed.run(update(parameters))).rejects.toThrow(words);
		expect(testBed.sent('updateSchedule')).toEqual([]);
	});
});

describe('Get Recipients', () => {
	it('expands groups, also those in circles, and tells what became of each delivery', async () => {
		const { thoughtSpot } = testBed;
		const blind = thoughtSpot.addUser({
			name: 'blind',
			visibleRows: { Region: ['Nowhere'], Order: ['None'] },
		});
		const cleo = thoughtSpot.addUser({ name: 'cleo', displayName: 'Cleo Clark' });
		const dora = thoughtSpot.addUser({ name: 'dora', displayName: 'Dora Dean' });
		const inner = thoughtSpot.addGroup({ name: 'inner', userIds: [cleo.id, anna] });
		const outer = thoughtSpot.addGroup({
			name: 'outer',
			groupIds: [inner.id],
			userIds: [blind.id],
		});
		thoughtSpot.addGroup({ name: 'unused' });
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Costs' });
		const sent = thoughtSpot.addSchedule({
			name: 'Costs',
			liveboardId,
			userIds: [anna, dora.id],
			groupIds: [outer.id],
			emails: ['ben@partner.com'],
			fileFormat: 'XLSX',
		});
		const webhook = thoughtSpot.seedWebhook({ orgId: '0', url: 'http://127.0.0.1:1/nobody' });
		const of = schedule('getRecipients', { scheduleId: locator('name', 'Costs') });
		expect((await testBed.run(of)).map(({ delivery }) => delivery)).toMatchObject(
			Array.from({ length: 5 }, () => ({ status: 'unknown' })),
		);
		testBed.thoughtSpot.setChannels('0', ['EMAIL', 'WEBHOOK']);
		await thoughtSpot.runSchedule(sent.id);
		const found = await testBed.run(of);
		expect(
			found.map(({ recipient, delivery }) => {
				const { name, signInName, email, groups } = recipient as IDataObject;
				const { status } = delivery as IDataObject;
				return [name ?? email, signInName, groups, status];
			}),
		).toEqual([
			['anna', 'anna', [], 'failed'],
			['Dora Dean', 'dora', [], 'failed'],
			['blind', 'blind', ['outer'], 'nothing'],
			['Cleo Clark', 'cleo', ['outer', 'inner'], 'failed'],
			['ben@partner.com', null, [], 'failed'],
		]);
		expect(found[0]).toMatchObject({
			recipient: { type: 'USER', id: anna, email: 'anna@example.com' },
			delivery: { reason: expect.stringContaining('ECONNREFUSED'), attempts: expect.any(Number) },
			schedule: { id: sent.id, name: 'Costs', runId: expect.any(String) },
			liveboard: { id: liveboardId, name: 'Costs', url: expect.any(String) },
		});
		thoughtSpot.removeWebhook(webhook.id);
		const [without] = await testBed.run(of);
		expect(without?.delivery).toMatchObject({
			status: 'unknown',
			reason: expect.stringContaining('no webhook'),
		});
	});

	it("tells a user's delivery from that to the same person's address, who gets the author's rows there", async () => {
		const { thoughtSpot } = testBed;
		thoughtSpot.addUser({
			name: 'blind',
			email: 'blind@example.com',
			visibleRows: { Region: ['Nowhere'], Order: ['None'] },
		});
		const emails = 'anna@example.com, blind@example.com';
		const [created] = await testBed.run(create({ users: ['anna', 'blind'], emails }));
		expect(bodies('createSchedule')[0]?.recipient_details).toMatchObject({
			emails: ['anna@example.com', 'blind@example.com'],
			principals: [{ identifier: anna }, { type: 'USER' }],
		});
		const webhook = { orgId: '0', url: 'http://127.0.0.1:1/nobody' };
		thoughtSpot.seedWebhook(webhook);
		thoughtSpot.setChannels('0', ['EMAIL', 'WEBHOOK']);
		await thoughtSpot.runSchedule(String(created?.id));
		const found = await testBed.run(schedule('getRecipients', monday));
		const ofUser = thoughtSpot.deliveries.find(({ recipients }) => recipients[0]?.id === anna);
		const external = thoughtSpot.deliveries.find(({ recipients }) => recipients.length === 2);
		const told = found.map(({ recipient, delivery }) => {
			const { type, email } = recipient as IDataObject;
			return [type, email, (delivery as IDataObject).id];
		});
		expect(told).toEqual([
			['USER', 'anna@example.com', ofUser?.jobId],
			['USER', 'blind@example.com', null],
			['EXTERNAL_EMAIL', 'anna@example.com', external?.jobId],
			['EXTERNAL_EMAIL', 'blind@example.com', external?.jobId],
		]);
	});

	it('names everybody once, with all groups that lead to them, also where groups hold one another', async () => {
		const { thoughtSpot } = testBed;
		const ben = thoughtSpot.addUser({ name: 'ben' });
		const inner = thoughtSpot.addGroup({ name: 'inner', userIds: [ben.id] });
		const outer = thoughtSpot.addGroup({ name: 'outer', groupIds: [inner.id] });
		inner.groupIds.push(outer.id);
		const other = thoughtSpot.addGroup({
			name: 'other',
			displayName: 'The Others',
			userIds: [ben.id],
			groupIds: [inner.id],
		});
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Costs' });
		thoughtSpot.addSchedule({ name: 'Costs', liveboardId, groupIds: [outer.id, other.id] });
		const found = await testBed.run(
			schedule('getRecipients', { scheduleId: locator('name', 'Costs') }),
		);
		expect(found.map(({ recipient }) => recipient)).toMatchObject([
			{ id: ben.id, groups: ['The Others', 'outer', 'inner'] },
		]);
		expect(testBed.sent('searchUserGroups')).toHaveLength(3);
		expect(testBed.sent('searchUsers')).toHaveLength(3);
	});

	it('names everybody also where ThoughtSpot has more people than are read', async () => {
		const { thoughtSpot } = testBed;
		for (let number = 1; number <= 5_000; number++) thoughtSpot.addUser({ name: `a${number}` });
		const userIds = Array.from(
			{ length: 11 },
			(_, number) => thoughtSpot.addUser({ name: `z${number}`, email: `z${number}@a.com` }).id,
		);
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Costs' });
		thoughtSpot.addSchedule({ name: 'Costs', liveboardId, userIds });
		const found = await testBed.run(
			schedule('getRecipients', { scheduleId: locator('name', 'Costs') }),
		);
		expect(found.map(({ recipient }) => recipient)).toMatchObject(
			userIds.map((id, number) => ({ id, signInName: `z${number}`, email: `z${number}@a.com` })),
		);
	});
});
