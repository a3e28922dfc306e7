import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { N8n, Workflow } from '../../sandbox/n8n';
import type { Delivery, StoredWebhook, ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import { pdfReport } from './reportFiles';
import { setStage, type Stage, stageTimeout } from './stage';
import { trigger, triggerWorkflow, webhookAddress } from './workflowFiles';

let storage: string;
let stage: Stage;
let thoughtSpot: ThoughtSpot;
let n8n: N8n;
let first: Workflow;
let second: Workflow;
let other: Workflow;

const liveboard = 'Crafted Liveboard';

function webhook(): StoredWebhook {
	const [only, ...others] = thoughtSpot.webhooks();
	if (!only || others.length > 0) throw new Error(`${others.length + 1} webhooks, not one`);
	return only;
}

const importWorkflow = async (name: string, parameters = {}) =>
	await n8n.importWorkflow({ ...triggerWorkflow(parameters), name }, [stage.credential]);

const deliver = async (): Promise<Delivery> =>
	await thoughtSpot.deliver({ webhookId: webhook().id, files: [pdfReport()], retried: true });

/** How many executions each of the three had since before, by the way they were started. */
async function executed(): Promise<string[][]> {
	return await Promise.all(
		[first, second, other].map(async ({ id }) =>
			(await n8n.executions(id)).map(({ mode, status }) => `${mode} ${status}`).sort(),
		),
	);
}

const succeeded = (mode: string, count: number): string[] =>
	Array<string>(count).fill(`${mode} success`);

type Counts = [first: number, second: number, other: number];

const theyRan = async (...counts: Counts) =>
	await eventually(async () =>
		expect(await executed()).toEqual(counts.map((count) => succeeded('webhook', count))),
	);

const countsAfter = (before: string[][], ...more: Counts) =>
	more.map((count, index) => count + (before[index]?.length ?? 0)) as Counts;

beforeAll(async () => {
	storage = await mkdtemp(join(tmpdir(), 'thoughtspot-storage-'));
	// as an administrator switches it on who wants nodes to call this machine nevertheless
	stage = await setStage({
		thoughtSpot: { retryDelaysMs: [500, 500, 500] },
		environment: {
			N8N_SSRF_PROTECTION_ENABLED: 'true',
			N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.0/8',
			N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
			N8N_BINARY_DATA_STORAGE_PATH: storage,
		},
	});
	({ thoughtSpot, n8n } = stage);
	// which would take a test event, were it sent one
	first = await importWorkflow('First', { filters: { testEvents: 'include' } });
	second = await importWorkflow('Second', { liveboards: [liveboard] });
	other = await importWorkflow('Other', { liveboards: ['Another Liveboard'] });
	for (const { id } of [first, second, other]) await n8n.publish(id);
}, stageTimeout);

afterAll(async () => {
	await stage?.stop();
	await rm(storage, { recursive: true, force: true });
});

describe('three workflows on one Org', () => {
	it('share one webhook', () => {
		expect(webhook().url).toBe(webhookAddress(n8n, first));
	});

	it('get each report once where they want it', async () => {
		const delivery = await deliver();
		expect(delivery.attempts.map(({ status }) => status)).toEqual([200]);
		await theyRan(1, 1, 0);
		expect(n8n.logs).not.toMatch(/could not be reached/);
	});

	it('get it when the head leaves, and comes back', async () => {
		await n8n.unpublish(first.id);
		expect(await deliver()).toMatchObject({ status: 'SUCCESS' });
		await theyRan(1, 2, 0);
		await n8n.publish(first.id);
		expect(await deliver()).toMatchObject({ status: 'SUCCESS' });
		await theyRan(2, 3, 0);
	}, 60_000);

	it('get it after n8n was killed', async () => {
		await n8n.crash();
		expect(await deliver()).toMatchObject({ status: 'SUCCESS' });
		await theyRan(3, 4, 0);
	}, 120_000);

	it('get a report at the latest when it is repeated, while one of them leaves', async () => {
		const [delivery] = await Promise.all([deliver(), n8n.unpublish(second.id)]);
		expect(delivery).toMatchObject({ status: 'SUCCESS' });
		await n8n.publish(second.id);
		await eventually(async () => expect((await executed())[0]).toEqual(succeeded('webhook', 4)));
		// whether it still had it depends on the moment
		const [, seconds = []] = await executed();
		expect([4, 5]).toContain(seconds.length);
		expect(await deliver()).toMatchObject({ status: 'SUCCESS' });
		await theyRan(5, seconds.length + 1, 0);
	}, 60_000);

	it('get it once though another one cannot store its files, which gets it when it is repeated', async () => {
		const failing = await importWorkflow('Failing');
		await n8n.publish(failing.id);
		const before = await executed();
		// n8n makes a folder there
		const obstacle = join(storage, 'workflows', failing.id);
		await mkdir(join(storage, 'workflows'), { recursive: true });
		await writeFile(obstacle, '');
		let attempts = 0;
		const delivery = await thoughtSpot.deliver({
			webhookId: webhook().id,
			files: [pdfReport()],
			retried: true,
			change: (message) => {
				if (++attempts > 1) rmSync(obstacle, { force: true });
				return message;
			},
		});
		expect(delivery.attempts.map(({ status }) => status)).toEqual([503, 200]);
		expect(delivery.attempts[0]?.answer).toContain(
			`Not taken by ${new URL(webhookAddress(n8n, failing)).pathname}. Send it again.`,
		);
		await eventually(async () => {
			const statuses = (await n8n.executions(failing.id)).map(({ status }) => status);
			expect(statuses).toEqual(['error', 'success']);
		});
		await theyRan(...countsAfter(before, 1, 1, 0));
		await n8n.unpublish(failing.id);
	}, 60_000);

	it('get it while one is gone that ThoughtSpot could not be told of', async () => {
		const before = await executed();
		thoughtSpot.faults.add({ kind: 'status', status: 400, path: /webhooks/, times: Infinity });
		await n8n.unpublish(second.id);
		thoughtSpot.faults.clear();
		const delivery = await deliver();
		expect(delivery.attempts.map(({ status }) => status)).toEqual([200]);
		await theyRan(...countsAfter(before, 1, 0, 0));
		await n8n.publish(second.id);
		expect(await deliver()).toMatchObject({ status: 'SUCCESS' });
		await theyRan(...countsAfter(before, 2, 1, 0));
	}, 60_000);

	it('get it where something puts a slash behind the address, of which n8n takes no notice', async () => {
		const before = await executed();
		const { id, url } = webhook();
		thoughtSpot.changeWebhook(id, { url: `${url}/` });
		const { attempts } = await deliver();
		thoughtSpot.changeWebhook(id, { url });
		expect(attempts.map((each) => [each.url.split('?')[0], each.status])).toEqual([
			[`${url}/`, 200],
		]);
		await theyRan(...countsAfter(before, 1, 1, 0));
	});

	it('leave nothing when they are unpublished', async () => {
		for (const { id } of [first, second, other]) await n8n.unpublish(id);
		expect(thoughtSpot.webhooks()).toEqual([]);
	}, 60_000);
});

describe('a test listener beside published workflows', () => {
	let listening: Workflow;
	const seen = async () =>
		(await n8n.executions(listening.id)).map(({ mode, status }) => `${mode} ${status}`);

	beforeAll(async () => {
		for (const { id } of [first, second, other]) await n8n.publish(id);
		listening = await importWorkflow('Listening');
	}, 60_000);

	it('gets a test event alone', async () => {
		const before = await executed();
		await n8n.listen(listening.id, trigger);
		expect(await thoughtSpot.sendTestEvent(webhook().id)).toMatchObject({ status: 'SUCCESS' });
		await eventually(async () => expect(await seen()).toEqual(succeeded('manual', 1)));
		expect(await executed()).toEqual(before);
		expect(webhook().url).toBe(webhookAddress(n8n, first));
	}, 60_000);

	it('gets a report as they do', async () => {
		const [before = [], seconds = []] = await executed();
		await n8n.listen(listening.id, trigger);
		expect(await deliver()).toMatchObject({ status: 'SUCCESS' });
		await eventually(async () => expect(await seen()).toEqual(succeeded('manual', 2)));
		await theyRan(before.length + 1, seconds.length + 1, 0);
	}, 60_000);
});
