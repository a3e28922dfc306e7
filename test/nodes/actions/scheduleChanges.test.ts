import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Situation } from './situation';
import { locator, startSituation } from './situation';

const schedule = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'schedule',
	operation,
	...parameters,
});

let situation: Situation;
let anna: string;
let team: string;
beforeEach(async () => {
	situation = await startSituation();
	const { thoughtSpot } = situation;
	anna = thoughtSpot.addUser({ name: 'anna', email: 'anna@example.com' }).id;
	team = thoughtSpot.addGroup({ name: 'team', userIds: [anna] }).id;
	thoughtSpot.addLiveboard({
		name: 'Sales',
		tabs: ['One'],
		views: [{ id: 'view-1', name: 'West' }],
	});
});
afterEach(async () => {
	await situation.close();
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
	situation.sent(operation).map(({ body }) => body as IDataObject);

describe('Create', () => {
	it('makes a schedule of what people choose', async () => {
		const [created] = await situation.run(
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
				{ type: 'EXTERNAL_EMAIL', id: null, name: null, email: 'ben@partner.com' },
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
		const [created] = await situation.run(create({ fileFormat: 'XLSX' }));
		expect(created).toMatchObject({ timeZone: 'America/New_York', fileFormat: 'XLSX' });
		expect(bodies('createSchedule')[0]).not.toHaveProperty('pdf_options');
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
			'There is no user "ana". Choose from the list in User Names or IDs',
		],
		['an unknown group', { users: [], groups: ['teem'] }, 'There is no group "teem"'],
		['no address', { emails: 'ben' }, '"ben" is no e-mail address'],
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
	])('is refused before ThoughtSpot is asked for %s', async (_, parameters, words) => {
		await expect(situation.run(create(parameters))).rejects.toThrow(words);
		expect(situation.sent('createSchedule')).toEqual([]);
	});

	it('says what to do for a domain that is not allowed, and for a privilege that is lacking', async () => {
		situation.thoughtSpot.configure({ emailDomains: ['example.com'] });
		await expect(situation.run(create({ emails: 'ben@partner.com' }))).rejects.toThrow(
			/ben@partner\.com.*Ask a ThoughtSpot administrator to allow the domain/,
		);
		situation.signInAs({ primary: [] });
		await expect(situation.run(create({ users: ['tsadmin'] }))).rejects.toThrow('JOBSCHEDULING');
	});
});

describe('Update', () => {
	beforeEach(async () => {
		await situation.run(
			create({ emails: 'ben@partner.com', additionalFields: { pdfOptions: { coverPage: false } } }),
		);
	});

	it('sends what is given, and keeps the rest', async () => {
		const [before] = await situation.run(schedule('get', monday));
		const [after] = await situation.run(update({ updateFields: { description: 'New' } }));
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
		const [after] = await situation.run(update({ recipientMode, ...lists }));
		const names = (after?.recipients as IDataObject[]).map(({ name, email }) => name ?? email);
		expect(names).toEqual(expected);
	});

	it('changes frequency, options, status and name together', async () => {
		const [after] = await situation.run(
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
		await expect(situation.run(update(parameters))).rejects.toThrow(words);
		expect(situation.sent('updateSchedule')).toEqual([]);
	});
});

describe('Get Recipients', () => {
	it('expands groups, also those in circles, and tells what became of each delivery', async () => {
		const { thoughtSpot } = situation;
		const blind = thoughtSpot.addUser({
			name: 'blind',
			visibleRows: { Region: ['Nowhere'], Order: ['None'] },
		});
		const cleo = thoughtSpot.addUser({ name: 'cleo' });
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
			userIds: [anna],
			groupIds: [outer.id],
			emails: ['ben@partner.com'],
			fileFormat: 'XLSX',
		});
		const webhook = thoughtSpot.seedWebhook({ orgId: '0', url: 'http://127.0.0.1:1/nobody' });
		const of = schedule('getRecipients', { scheduleId: locator('name', 'Costs') });
		expect((await situation.run(of)).map(({ delivery }) => delivery)).toMatchObject(
			Array.from({ length: 4 }, () => ({ status: 'unknown' })),
		);
		situation.thoughtSpot.setChannels('0', ['EMAIL', 'WEBHOOK']);
		await thoughtSpot.runSchedule(sent.id);
		const found = await situation.run(of);
		expect(
			found.map(({ recipient, delivery }) => {
				const { name, email, groups } = recipient as IDataObject;
				const { status } = delivery as IDataObject;
				return [name ?? email, groups, status];
			}),
		).toEqual([
			['anna', [], 'failed'],
			['blind', ['outer'], 'nothing'],
			['cleo', ['outer', 'inner'], 'failed'],
			['ben@partner.com', [], 'failed'],
		]);
		expect(found[0]).toMatchObject({
			recipient: { type: 'USER', id: anna, email: 'anna@example.com' },
			delivery: { detail: expect.stringContaining('ECONNREFUSED'), attempts: expect.any(Number) },
			schedule: { id: sent.id, name: 'Costs', runId: expect.any(String) },
			liveboard: { id: liveboardId, name: 'Costs', url: expect.any(String) },
		});
		thoughtSpot.removeWebhook(webhook.id);
		const [without] = await situation.run(of);
		expect(without?.delivery).toMatchObject({
			status: 'unknown',
			detail: expect.stringContaining('no webhook'),
		});
	});
});
