import type { INodeParameters } from 'n8n-workflow';
import type { Script, ScriptedThoughtSpot } from './scriptedThoughtSpot';
import { startScripted } from './scriptedThoughtSpot';
import { locator } from '../testBed';

let scripted: ScriptedThoughtSpot | undefined;
afterEach(async () => await scripted?.close());

async function run(script: Script, parameters: INodeParameters) {
	scripted = await startScripted(script);
	const { harness } = scripted;
	return (await harness.execute({ parameters })).map(({ json }) => json);
}

const found = (...webhooks: unknown[]) => ({ webhooks, pagination: { has_more: false } });
const MINE = {
	id: 'mine',
	name: 'reports',
	url: 'https://mine.example.com',
	events: ['LIVEBOARD_SCHEDULE'],
	authentication: { BEARER_TOKEN: '***' },
	org: { id: '0', name: 'Primary' },
};
const THEIRS = { ...MINE, id: 'theirs', org: { id: '2100019165', name: 'Sales' } };
const mine = { resource: 'webhook', webhookId: locator('id', 'mine') };

describe('A ThoughtSpot that does not heed which Org a search names', () => {
	const byName = { resource: 'webhook', webhookId: locator('name', 'reports') };
	const byId = { resource: 'webhook', webhookId: locator('id', 'theirs') };

	it.each([
		{ ...byName, operation: 'get' },
		{ ...byName, operation: 'update', updateFields: { name: 'renamed' } },
		{ ...byName, operation: 'delete' },
		{ ...byId, operation: 'get' },
		{ ...byId, operation: 'update', updateFields: { name: 'renamed' } },
		{ ...byId, operation: 'delete' },
		{ ...byId, resource: 'delivery', operation: 'sendTest' },
	])("$operation leaves another Org's webhook alone", async (parameters) => {
		await expect(run({ '/webhooks/search': [found(THEIRS)] }, parameters)).rejects.toThrow(
			/There is no webhook "(reports|theirs)" in the Org "Primary" \(0\)/,
		);
		expect(scripted?.asked.filter((path) => /update|delete|validate/.test(path))).toEqual([]);
	});

	it("Get Many does not return another Org's webhooks", async () => {
		const parameters = { resource: 'webhook', operation: 'getAll', returnAll: true };
		expect(await run({ '/webhooks/search': [found(THEIRS)] }, parameters)).toEqual([]);
	});
});

describe('A test event that failed', () => {
	const sendTest = { ...mine, resource: 'delivery', operation: 'sendTest' };
	const answer = { channel_id: 'mine', job_id: '', result_code: 'FAILED' };
	const step = { validation_step: 'HTTP_CONNECTION_CHECK', status: 'FAILED' };
	const failedWith = (said: string) => `"mine" ended with FAILED: ${said}. Correct the webhook`;

	it.each([
		[answer, failedWith('ThoughtSpot gave no reason')],
		[{ ...answer, details: null, channel_name: null }, failedWith('ThoughtSpot gave no reason')],
		[{ ...answer, details: [step] }, failedWith('the delivery to its URL failed')],
		[
			{ ...answer, details: [{ ...step, http_status: null, error_message: ' . ' }] },
			failedWith('the delivery to its URL failed'),
		],
		[
			{ ...answer, details: [{ ...step, http_status: 502, error_message: '.' }] },
			failedWith('the delivery to its URL failed (HTTP status 502)'),
		],
	])('is told in the words that ThoughtSpot gave, and no others: %j', async (validation, says) => {
		const script = {
			'/webhooks/search': [found(MINE)],
			'/system/communication-channels/validate': [validation],
		};
		await expect(run(script, sendTest)).rejects.toMatchObject({
			message: expect.stringContaining(says),
			description: expect.not.stringContaining('Job'),
		});
	});
});

describe('A deletion', () => {
	const refused = {
		deleted_count: 0,
		failed_count: 1,
		failed_webhooks: [{ id: 'mine', name: 'reports', error: 'Webhook not found or access denied' }],
	};
	const remove = { ...mine, operation: 'delete' };

	it.each([
		['is refused with a reason', refused, 'Webhook not found or access denied'],
		['is refused without a list', { failed_count: 1 }, 'it gave no reason'],
		['deletes nothing', { deleted_count: 0 }, 'it gave no reason'],
	])('that %s is an error while the webhook is there', async (_, answer, reason) => {
		const script = { '/webhooks/search': [found(MINE)], '/webhooks/delete': [answer] };
		await expect(run(script, remove)).rejects.toThrow(
			`ThoughtSpot did not delete the webhook "reports" (mine): ${reason}. It is still there`,
		);
	});

	it('that ThoughtSpot calls failed is done where a second look does not find the webhook', async () => {
		const script = {
			'/webhooks/search': [found(MINE), found()],
			'/webhooks/delete': [refused],
		};
		expect(await run(script, remove)).toMatchObject([{ id: 'mine' }]);
	});
});

describe('A setting to remove that ThoughtSpot ignores', () => {
	const script = { '/webhooks/search': [found(MINE)] };
	const update = {
		...mine,
		operation: 'update',
		updateFields: { resetOptions: ['AUTHENTICATION'] },
	};

	it.each(['26.4.0.cl', '26.8.0.cl', undefined])('is an error in release %s', async (release) => {
		const system = release === undefined ? {} : { release_version: release };
		await expect(run({ ...script, '/system': [system] }, update)).rejects.toThrow(
			'ThoughtSpot saved the webhook "reports" (mine), but ignored Remove Settings',
		);
	});
});

describe('An error with status 200', () => {
	const code = { code: 10023, incident_id_guid: 'an-incident', debug: '["Not a secret key",""]' };

	it.each([
		[{ error: { message: { debug: code } } }],
		[{ error: { message: code } }],
		[code],
		[{ message: 'failed', extensions: { upstreamResponse: { data: code } } }],
	])("is told in ThoughtSpot's words, without secrets: %j", async (answer) => {
		await expect(
			run({ '/webhooks/search': [answer] }, { ...mine, operation: 'get' }),
		).rejects.toThrow(
			/^ThoughtSpot could not search webhooks: Not \*\*\*\. .* lacks the privilege/,
		);
	});
});

it('A deletion that is answered with an error and status 200 is one', async () => {
	const script = {
		'/webhooks/search': [found(MINE)],
		'/webhooks/delete': [{ error: { message: 'Not today' } }],
	};
	await expect(run(script, { ...mine, operation: 'delete' })).rejects.toThrow(
		'ThoughtSpot could not delete the webhook: Not today.',
	);
});

describe('Paging', () => {
	const page = (offset: number) =>
		Array.from({ length: 50 }, (_, at) => ({ ...MINE, id: `w${offset + at}` }));
	const all = { resource: 'webhook', operation: 'getAll', returnAll: true };

	it.each([
		['says so', { has_more: true }, { has_more: false }],
		['gives their number', { total_count: 100 }, { total_count: 100 }],
	])('goes on where ThoughtSpot %s', async (_, first, second) => {
		const script = {
			'/webhooks/search': [
				{ webhooks: page(0), pagination: first },
				{ webhooks: page(50), pagination: second },
			],
		};
		expect(await run(script, all)).toHaveLength(100);
	});

	it('ends where ThoughtSpot says that there is more and sends nothing', async () => {
		const script = { '/webhooks/search': [{ webhooks: [], pagination: { has_more: true } }] };
		expect(await run(script, all)).toEqual([]);
	});
});
