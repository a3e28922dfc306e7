import type { INodeParameters } from 'n8n-workflow';
import { amount } from '../../amount';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';

const LENGTH = amount({ quick: 30, long: 200 });
/** By name, and in any letter case, of what is there and of what is not */
const MOST_LOOK_UPS = 4;
/** Every third names something that is not there. */
const isWrong = (number: number) => number % 3 === 1;
const given = (right: string) => `={{ $json.number % 3 === 1 ? 'none' : '${right}' }}`;
const named = (right: string) => locator('name', given(right));
const right = (name: string) => locator('name', name);
const as = { runAs: 'user', userId: right('maria') };

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startTestBed();
	const { thoughtSpot } = testBed;
	const orgs = [{ id: '0', privileges: ['DATADOWNLOADING'] }];
	const { id } = thoughtSpot.addUser({ name: 'maria', orgs });
	thoughtSpot.addGroup({ name: 'team', userIds: [id] });
	thoughtSpot.addTag({ name: 'Finance' });
	const content = { columns: ['Region'], rows: [['EMEA']] };
	const visualizations = [{ ...content, name: 'By Region' }];
	const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Sales', visualizations });
	thoughtSpot.addAnswer({ name: 'Revenue', ...content });
	thoughtSpot.addSchedule({ name: 'Monday report', liveboardId });
	thoughtSpot.seedWebhook({ orgId: '0', name: 'reports', url: 'https://receiver.example.com' });
});
afterEach(async () => {
	await testBed.close();
});

/** What is right once for all items, and what may be asked for each. */
type Row = [operation: string, parameters: INodeParameters, forEachItem: string[]];
const rows: Row[] = [
	['answer: export', { answerId: named('reVENUE'), ...as }, ['exportAnswerReport']],
	['answer: getData', { answerId: named('reVENUE'), ...as }, ['fetchAnswerData']],
	['answer: getAll', { filters: { author: given('maria') } }, ['searchMetadata']],
	['liveboard: export', { liveboardId: named('sALES'), ...as }, ['exportLiveboardReport']],
	[
		'liveboard: getData',
		{ liveboardId: right('sALES'), visualization: given('by region'), ...as },
		['fetchLiveboardData'],
	],
	['liveboard: getAll', { filters: { tag: given('finance') } }, ['searchMetadata']],
	['schedule: get', { scheduleId: named('Monday report') }, ['searchSchedules']],
	['schedule: getAll', { filters: { recipient: given('team') } }, ['searchSchedules']],
	[
		'schedule: getRecipients',
		{ scheduleId: named('Monday report') },
		['searchSchedules', 'searchChannelHistory'],
	],
	[
		'schedule: create',
		{ liveboardId: named('sALES'), name: '={{ $json.number }}', users: ['maria'], groups: 'team' },
		['createSchedule'],
	],
	[
		'schedule: update',
		{
			scheduleId: right('Monday report'),
			recipientMode: 'add',
			groups: 'team',
			updateFields: { liveboard: given('SALES') },
		},
		['searchSchedules', 'updateSchedule'],
	],
	[
		'delivery: getAll',
		{ liveboardId: named('sALES') },
		['searchChannelHistory', 'searchSchedules'],
	],
	['user: getAll', { filters: { group: given('team') } }, ['searchUsers']],
	['group: getAll', { filters: { member: given('maria') } }, ['searchUserGroups']],
	['webhook: get', { webhookId: named('reports') }, ['searchWebhookConfigurations']],
	['webhook: getAll', { orgId: named('pRIMARY') }, ['searchWebhookConfigurations']],
	[
		'webhook: update',
		{ webhookId: named('reports'), updateFields: { description: '={{ $json.number }}' } },
		['searchWebhookConfigurations', 'updateWebhookConfiguration'],
	],
	[
		'channelPreference: get',
		{ orgId: named('pRIMARY') },
		['searchCommunicationChannelPreferences'],
	],
	[
		'channelPreference: reset',
		{ orgId: named('pRIMARY') },
		['configureCommunicationChannelPreferences', 'searchCommunicationChannelPreferences'],
	],
];

it('Many items wait where ThoughtSpot takes no more requests for a moment', async () => {
	testBed.thoughtSpot.configure({ requestsPerSecond: 5 });
	const search = { resource: 'liveboard', operation: 'getAll' };
	const input = Array.from({ length: 20 }, () => ({}));
	expect(await testBed.run(search, input)).toHaveLength(20);
	const statuses = new Set(testBed.sent('searchMetadata').map(({ status }) => status));
	expect([...statuses].sort()).toEqual([200, 429]);
});

describe('Many items with errors among them', () => {
	it.each(rows)(
		'%s',
		async (name, parameters, forEachItem) => {
			const [resource = '', operation = ''] = name.split(': ');
			const input = Array.from({ length: LENGTH }, (_, number) => ({ number }));
			const all = { resource, operation, returnAll: true, ...parameters };
			const output = await testBed.runOn(all, input);

			const places = output.map(({ pairedItem }) => (pairedItem as { item: number }).item);
			expect(places).toEqual([...places].sort((one, other) => one - other));
			const failed = output.filter(({ json }) => json.error !== undefined);
			expect(failed.map(({ pairedItem }) => pairedItem)).toEqual(
				input.flatMap(({ number }) => (isWrong(number) ? [{ item: number }] : [])),
			);
			for (const { json } of failed) expect(json.error).toMatch(/"none"/);

			const asked = new Set(testBed.thoughtSpot.requests.map((request) => request.operation ?? ''));
			const often = [...asked].filter((each) => testBed.sent(each).length > MOST_LOOK_UPS);
			expect(often.filter((each) => !forEachItem.includes(each))).toEqual([]);

			const stopped = testBed.run(all, input);
			await expect(stopped).rejects.toMatchObject({ context: { itemIndex: 1 } });
		},
		60_000,
	);
});
