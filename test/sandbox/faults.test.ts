import type { Fault, ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call } from './caller';
import { signIn } from './caller';

const NEW = { name: 'reports', url: 'https://n8n.example.com', events: ['LIVEBOARD_SCHEDULE'] };

describe('faults of the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;

	beforeEach(async () => {
		thoughtSpot = await startThoughtSpot();
		admin = await signIn(thoughtSpot);
	});

	afterEach(() => thoughtSpot.close());

	const create = async (fault: Omit<Fault, 'operation'>) => {
		thoughtSpot.faults.add({ operation: 'createWebhookConfiguration', ...fault });
		return admin('webhooks/create', NEW);
	};
	const kept = () => thoughtSpot.webhooks().length;

	it.each([
		{ when: 'before', webhooks: 0 },
		{ when: 'after', webhooks: 1 },
	] as const)('answer a status $when acting', async ({ when, webhooks }) => {
		const { status, headers } = await create({
			kind: 'status',
			status: 503,
			retryAfterSeconds: 2,
			when,
		});
		expect({ status, retryAfter: headers['retry-after'] }).toEqual({
			status: 503,
			retryAfter: '2',
		});
		expect(kept()).toBe(webhooks);
	});

	it.each([
		{ when: 'before', webhooks: 0 },
		{ when: 'after', webhooks: 1 },
	] as const)('reset the connection $when acting', async ({ when, webhooks }) => {
		await expect(create({ kind: 'reset', when })).rejects.toThrow();
		expect(kept()).toBe(webhooks);
		expect(thoughtSpot.requests.at(-1)).toMatchObject({ fault: 'reset', status: 0 });
	});

	it('leave a call without an answer until this ThoughtSpot closes', async () => {
		const waiting = create({ kind: 'timeout', when: 'after' });
		const failed = expect(waiting).rejects.toThrow();
		while (kept() === 0) await new Promise(setImmediate);
		await thoughtSpot.close();
		await failed;
	});

	it('answer without content, or with the page of a proxy', async () => {
		expect(await create({ kind: 'noContent', when: 'after' })).toMatchObject({
			status: 204,
			text: '',
		});
		expect(kept()).toBe(1);
		const page = await create({ kind: 'html' });
		expect(page.status).toBe(502);
		expect(page.text).toMatch(/^<html>/);
	});

	it.each([
		{ shape: 1, path: 'error.message.debug', value: 'Broken' },
		{ shape: 2, path: 'error.message.debug.debug', value: '["Broken",""]' },
		{ shape: 3, path: 'error.message', value: 'Broken' },
		{ shape: 4, path: 'error.message.debug', value: 'Broken' },
		{ shape: 5, path: 'extensions.upstreamResponse.data.debug', value: '["Broken",""]' },
		{ shape: 6, path: 'debug', value: '["Broken",""]' },
	] as const)('write an error in shape $shape', async ({ shape, path, value }) => {
		const fault = { kind: 'status', status: 500, code: 10023, message: 'Broken' } as const;
		const { status, body } = await create({ ...fault, errorShape: shape });
		expect(status).toBe(500);
		expect(body).toHaveProperty(path, value);
	});

	it('are not needed to refuse what comes too fast', async () => {
		thoughtSpot.configure({ requestsPerSecond: 0.001 });
		const calls = Array.from({ length: 15 }, async () => await admin('auth/session/user'));
		const statuses = (await Promise.all(calls)).map(({ status }) => status);
		expect(statuses.filter((status) => status === 200)).toHaveLength(11);
		expect(statuses.filter((status) => status === 429)).toHaveLength(4);
	});

	it('strike the calls they are meant for, as often and as late as they are told', async () => {
		const { faults } = thoughtSpot;
		faults.add({ kind: 'status', path: /\/webhooks\//, skip: 1, times: 2 }, { kind: 'html' });
		const statuses: number[] = [];
		const ask = async (path: string, body?: object) => {
			statuses.push((await admin(path, body)).status);
		};
		await ask('webhooks/search', {});
		await ask('webhooks/search', {});
		expect(faults.pending()).toBe(1);
		await ask('auth/session/user');
		await ask('webhooks/search', {});
		expect(statuses).toEqual([502, 500, 200, 500]);
		expect(faults.pending()).toBe(0);
	});
});
