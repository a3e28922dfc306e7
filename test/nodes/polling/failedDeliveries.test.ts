import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Liveboard, Schedule, StoredWebhook, User } from '../../../sandbox/thoughtspot';
import { amount } from '../../amount';
import type { TestBed } from '../testBed';
import { SALES, startTestBed } from '../testBed';
import type { HarnessNode } from '../harness/execution';
import { withoutPauses } from '../withoutPauses';

withoutPauses();

const DAY = 24 * 60 * 60 * 1000;

let testBed: TestBed;
let shift: number;
let webhook: StoredWebhook;
let users: User[];
let liveboard: Liveboard;
let schedule: Schedule;

beforeEach(async () => {
	shift = 0;
	testBed = await startTestBed({ clock: () => Date.now() + shift, retryDelaysMs: [] });
	const { thoughtSpot } = testBed;
	users = ['maria', 'jonas'].map((name, index) =>
		thoughtSpot.addUser({
			name,
			visibleRows: { Region: [index === 0 ? 'EMEA' : 'APAC'] },
			orgs: [{ id: '0', privileges: ['DATADOWNLOADING'] }],
		}),
	);
	liveboard = thoughtSpot.addLiveboard({
		name: 'Sales',
		visualizations: [
			{ name: 'By Region', columns: ['Region'], rows: [['EMEA'], ['APAC'], ['AMER']] },
		],
	});
	schedule = thoughtSpot.addSchedule({
		name: 'Monday report',
		liveboardId: liveboard.id,
		userIds: users.map(({ id }) => id),
		fileFormat: 'CSV',
	});
	webhook = thoughtSpot.seedWebhook({ orgId: '0', url: 'http://127.0.0.1:1/nobody' });
	thoughtSpot.setChannels('0', ['WEBHOOK']);
});
afterEach(async () => {
	await testBed.close();
});

/** A published trigger that has polled for the first time. */
async function published(parameters: INodeParameters = {}): Promise<HarnessNode> {
	const trigger = testBed.harness.pollingTrigger(parameters);
	expect(await trigger.poll()).toEqual([]);
	return trigger;
}
const run = async () => await testBed.thoughtSpot.runSchedule(schedule.id);
const recipients = (items: INodeExecutionData[]) =>
	items.map(({ json }) => (json.recipients as IDataObject[]).map(({ name }) => name).join()).sort();

describe('a failed delivery', () => {
	it('starts the workflow once, in the form of the ThoughtSpot Trigger', async () => {
		await run();
		const trigger = await published();
		expect(await trigger.poll()).toEqual([]);
		await run();
		const items = await trigger.poll();
		expect(recipients(items)).toEqual(['jonas', 'maria']);
		expect(items[0]?.json).toEqual({
			liveboard: {
				id: schedule.liveboardId,
				name: 'Sales',
				url: `${testBed.thoughtSpot.url}/#/pinboard/${schedule.liveboardId}`,
			},
			schedule: {
				id: schedule.id,
				name: 'Monday report',
				description: expect.any(String),
				runId: expect.any(String),
				fileFormat: 'csv',
				status: 'ACTIVE',
				authorId: expect.any(String),
				createdAt: expect.stringMatching(/Z$/),
			},
			recipients: [
				{
					type: 'USER',
					id: expect.any(String),
					name: expect.any(String),
					email: expect.any(String),
					locale: null,
				},
			],
			groupIds: [],
			attachments: '',
			files: [],
			view: null,
			highlights: null,
			timestamp: expect.stringMatching(/Z$/),
			isTest: false,
			org: { id: '0' },
			eventType: 'LIVEBOARD_SCHEDULE',
			eventId: expect.stringMatching(/^n\./),
			messageId: null,
			delivery: {
				status: 'failed',
				reason: expect.stringContaining('n8n is not running'),
				attempts: 1,
				createdAt: expect.stringMatching(/Z$/),
				recovered: false,
			},
		});
		expect(await trigger.poll()).toEqual([]);
	});

	it('is not missed while n8n is down for two days, and not doubled', async () => {
		const before = await published();
		await run();
		expect(await before.poll()).toHaveLength(2);
		const stored = before.staticData;
		await run();
		shift += 2 * DAY;
		await run();
		const after = testBed.harness.pollingTrigger({}, stored);
		expect(await after.poll()).toHaveLength(4);
		expect(await after.poll()).toEqual([]);
	});

	it.each([
		['status', 500],
		['status', 429],
		['reset', undefined],
		['html', undefined],
	] as const)('is made up for after a poll that fails: %s %s', async (kind, status) => {
		const trigger = await published();
		await run();
		const stored = trigger.staticData;
		const { faults } = testBed.thoughtSpot;
		faults.add({ kind, status, operation: 'searchChannelHistory', times: Infinity });
		await expect(trigger.poll()).rejects.toThrow();
		faults.clear();
		faults.add({ kind: 'status', status: 500, operation: 'searchSchedules' });
		await expect(trigger.poll()).rejects.toThrow();
		expect(trigger.staticData).toBe(stored);
		faults.add({ kind: 'expiredTokens', operation: 'searchChannelHistory' });
		expect(await trigger.poll()).toHaveLength(2);
		expect(await trigger.poll()).toEqual([]);
	});

	it('is found late, from a clock that goes otherwise, and in a history that shrinks', async () => {
		shift = -3 * 60 * 60 * 1000;
		const trigger = await published();
		await run();
		shift = 0;
		expect(await trigger.poll()).toHaveLength(2);
		testBed.thoughtSpot.forgetDeliveries(() => true);
		expect(await trigger.poll()).toEqual([]);
		await run();
		expect(await trigger.poll()).toHaveLength(2);
	});

	it('is one of thousands, which come over several polls, each once', async () => {
		const trigger = await published();
		const { thoughtSpot } = testBed;
		const polls = amount({ quick: 2, long: 10 });
		for (let number = 0; number < polls * 500; number++) {
			thoughtSpot.addDelivery({ webhookId: webhook.id, scheduleId: schedule.id, status: 'FAILED' });
		}
		const found: unknown[] = [];
		for (let poll = 1; poll <= polls; poll++) {
			const items = await trigger.poll();
			expect(items).toHaveLength(500);
			found.push(...items.map(({ json }) => json.eventId));
		}
		expect(new Set(found).size).toBe(polls * 500);
		expect(await trigger.poll()).toEqual([]);
	});

	it('comes once where a poll takes longer than until the next, which n8n begins all the same', async () => {
		const trigger = await published({ attachReport: true });
		await run();
		const polls = [trigger.poll(), trigger.poll()];
		expect((await Promise.all(polls)).map(({ length }) => length)).toEqual([2, 0]);
		await run();
		expect(await trigger.poll()).toHaveLength(2);
		expect(await trigger.poll()).toEqual([]);
	});

	it('is filtered by Liveboard and schedule, and may be one that is still repeated', async () => {
		const { thoughtSpot } = testBed;
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Other' });
		thoughtSpot.addSchedule({ name: 'Tuesday report', liveboardId });
		const triggers = await Promise.all(
			[
				{ liveboards: ['Sales'] },
				{ liveboards: ['Other'] },
				{ filters: { schedules: [schedule.id] } },
				{ filters: { schedules: ['Tuesday report'] } },
				{ filters: { status: 'failedOrRetrying' } },
			].map(published),
		);
		thoughtSpot.addDelivery({ webhookId: webhook.id, scheduleId: schedule.id, status: 'FAILED' });
		thoughtSpot.addDelivery({ webhookId: webhook.id, scheduleId: schedule.id, status: 'RETRY' });
		const counts = [];
		for (const trigger of triggers) counts.push((await trigger.poll()).length);
		expect(counts).toEqual([1, 0, 1, 0, 2]);
	});

	it.each<[parameters: INodeParameters, field: string, missing: string]>([
		[{ liveboards: ['Slaes'] }, 'Liveboard Names or IDs', 'Liveboard "Slaes"'],
		[{ liveboards: ['Sales', 'Slaes'] }, 'Liveboard Names or IDs', 'Liveboard "Slaes"'],
		[{ liveboards: '={{ "Sales, Slaes" }}' }, 'Liveboard Names or IDs', 'Liveboard "Slaes"'],
		[{ filters: { schedules: ['None'] } }, 'Filters > Schedule Names or IDs', 'schedule "None"'],
	])('is kept out by no filter that nothing fits: %j', async (parameters, field, missing) => {
		const trigger = testBed.harness.pollingTrigger(parameters);
		const refusal = `The parameter ${field} has a value that does not fit: there is no ${missing} in the Org of the credential, or its user lacks view access to it.`;
		await expect(trigger.poll()).rejects.toThrow(refusal);
		await expect(trigger.poll('manual')).rejects.toThrow(refusal);
	});

	it('is looked for where the user may not search for what a filter names', async () => {
		const fault = { kind: 'status', status: 403, times: Infinity } as const;
		testBed.thoughtSpot.faults.add({ ...fault, operation: 'searchMetadata' });
		expect(await testBed.harness.pollingTrigger({ liveboards: ['Slaes'] }).poll()).toEqual([]);
	});

	it('is let through by a filter in any spelling, also when something that it names has gone', async () => {
		const { thoughtSpot } = testBed;
		const comma = thoughtSpot.addLiveboard({ name: 'Sales, West' });
		const filters: INodeParameters[] = [
			{ liveboards: ['SALES', comma.id] },
			{ liveboards: [liveboard.id.toUpperCase()] },
			{ liveboards: '={{ "Sales, West" }}' },
			{ filters: { schedules: 'MONDAY report' } },
		];
		const triggers = await Promise.all(filters.map(published));
		comma.name = 'Turnover';
		await run();
		for (const trigger of triggers) expect(await trigger.poll()).toHaveLength(2);
	});

	it('is let through by a filter by Liveboards where its own is not known, and says so', async () => {
		testBed.signInAs({ primary: ['CAN_MANAGE_WEBHOOKS'] });
		const trigger = await published({ liveboards: ['Sales'] });
		liveboard.sharedWith = [];
		await run();
		const items = await trigger.poll();
		expect(items).toHaveLength(2);
		for (const { json } of items) {
			expect(json).toMatchObject({
				liveboard: { id: null, name: null, url: null },
				delivery: { note: expect.stringContaining('Liveboard is not known') },
			});
		}
	});

	it.each<[name: string, parameters: INodeParameters, words: string]>([
		['Liveboard Names or IDs', { liveboards: '={{ null }}' }, 'it is empty'],
		['Attach the Report', { attachReport: '={{ "yes" }}' }, 'it takes true or false'],
		['Filters > Schedule Names or IDs', { filters: { schedules: [{}] } }, 'it takes a text'],
		['Filters > Status', { filters: { status: 'late' } }, 'it takes Failed or'],
	])('is not looked for where %s does not fit: %j', async (name, parameters, words) => {
		await expect(testBed.harness.pollingTrigger(parameters).poll()).rejects.toThrow(
			`The parameter ${name} has a value that does not fit: ${words}`,
		);
	});

	it('is not looked for where an expression fails, which is named', async () => {
		const parameters = { filters: { schedules: '={{ () => 1 }}' } };
		await expect(testBed.harness.pollingTrigger(parameters).poll()).rejects.toThrow(
			'The expression of the parameter Filters > Schedule Names or IDs fails: ',
		);
	});

	it('is one of the Org that the credential names now, and failed since', async () => {
		const { thoughtSpot, harness } = testBed;
		const trigger = await published();
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Pipeline', orgId: SALES });
		const { id: scheduleId } = thoughtSpot.addSchedule({ name: 'Pipeline', liveboardId });
		thoughtSpot.seedWebhook({ orgId: SALES, url: 'http://127.0.0.1:1/nobody' });
		const fail = () => thoughtSpot.addDelivery({ scheduleId, status: 'FAILED' });
		fail();
		harness.credentialData = { ...harness.credentialData, orgId: SALES };
		expect(await trigger.poll()).toEqual([]);
		fail();
		const items = await trigger.poll();
		expect(items.map(({ json }) => json.org)).toEqual([{ id: SALES }]);
	});

	it('cannot be where the Org has no webhook, which is said on publishing alone', async () => {
		const trigger = await published();
		testBed.thoughtSpot.removeWebhook(webhook.id);
		expect(await trigger.poll()).toEqual([]);
		await expect(testBed.harness.pollingTrigger().poll()).rejects.toThrow(
			'This Org has no webhook',
		);
	});
});

describe('Fetch Test Event', () => {
	it('shows the latest failure, or says that there is none', async () => {
		const trigger = testBed.harness.pollingTrigger();
		await expect(trigger.poll('manual')).rejects.toThrow(
			'No delivery of the last three days failed',
		);
		await run();
		const [item, ...others] = await trigger.poll('manual');
		expect(others).toEqual([]);
		expect(item?.json.delivery).toMatchObject({ status: 'failed' });
		expect(await trigger.poll('manual')).toHaveLength(1);
	});
});

describe('Attach the Report', () => {
	const textOf = (item: INodeExecutionData) =>
		Buffer.from(item.binary?.attachment_0?.data ?? '', 'base64').toString();

	it('brings each recipient their own rows', async () => {
		const trigger = await published({ attachReport: true });
		await run();
		const items = await trigger.poll();
		expect(items).toHaveLength(2);
		for (const item of items) {
			const [recipient] = item.json.recipients as IDataObject[];
			const region = recipient?.name === 'maria' ? 'EMEA' : 'APAC';
			expect(textOf(item).match(/EMEA|APAC|AMER/g)).toEqual([region]);
			expect(item.json).toMatchObject({
				attachments: 'attachment_0',
				files: [
					{ fileName: 'By Region.csv', mimeType: 'text/csv', binaryProperty: 'attachment_0' },
				],
				delivery: { recovered: true, exportedAs: { name: recipient?.name, id: recipient?.id } },
			});
		}
	});

	it('brings a file for each table as CSV, and one workbook', async () => {
		const { thoughtSpot } = testBed;
		const { id: liveboardId } = thoughtSpot.addLiveboard({
			name: 'Sales and stock',
			visualizations: [
				{ name: 'A note', kind: 'NOTE' },
				{ name: 'By Region', columns: ['Region'], rows: [['EMEA'], ['APAC']] },
				{ name: 'Stock', columns: ['Part', 'Region'], rows: [['Bolt', 'EMEA']] },
			],
		});
		const [maria] = users;
		const recipients = { userIds: maria ? [maria.id] : [], liveboardId };
		const csv = thoughtSpot.addSchedule({ name: 'as CSV', fileFormat: 'CSV', ...recipients });
		const xlsx = thoughtSpot.addSchedule({ name: 'as XLSX', fileFormat: 'XLSX', ...recipients });
		const trigger = await published({ attachReport: true });
		await thoughtSpot.runSchedule(csv.id);
		await thoughtSpot.runSchedule(xlsx.id);
		const items = await trigger.poll();
		const found = items.map(({ json, binary }) => [
			json.attachments,
			(json.files as IDataObject[]).map(({ fileName }) => fileName),
			Object.keys(binary ?? {}),
		]);
		expect(found).toEqual([
			[
				'attachment_0,attachment_1',
				['By Region.csv', 'Stock.csv'],
				['attachment_0', 'attachment_1'],
			],
			['attachment_0', ['Sales and stock.xlsx'], ['attachment_0']],
		]);
		const [tables] = items;
		expect(tables && textOf(tables)).not.toContain('APAC');
	});

	it('brings addresses of no user what the author sees, and says so without a secret key', async () => {
		const { harness, thoughtSpot } = testBed;
		schedule.emails.push('ben@partner.com');
		schedule.userIds.length = 0;
		const trigger = await published({ attachReport: true });
		await run();
		const [item] = await trigger.poll();
		expect(item?.json).toMatchObject({
			recipients: [{ type: 'EXTERNAL_EMAIL', email: 'ben@partner.com' }],
			delivery: { recovered: true, exportedAs: { signInName: 'tsadmin' } },
		});
		harness.credentialData = {
			...harness.credentialData,
			authentication: 'password',
			password: thoughtSpot.adminPassword,
		};
		await run();
		const [other] = await trigger.poll();
		expect(other?.json.delivery).toMatchObject({
			recovered: true,
			exportedAs: null,
			note: expect.stringContaining('no secret key'),
		});
	});

	it('says why where it cannot be brought, and does not stop the others', async () => {
		const trigger = await published({ attachReport: true });
		await run();
		testBed.thoughtSpot.faults.add({
			kind: 'status',
			status: 500,
			message: 'Rendering failed',
			operation: 'exportLiveboardReport',
		});
		const items = await trigger.poll();
		const recovered = items.map(({ json }) => (json.delivery as IDataObject).recovered);
		expect(recovered.sort()).toEqual([false, true]);
		expect(JSON.stringify(items)).toContain('Rendering failed');
	});
});
