import { request } from 'undici';

import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from '../e2e/eventually';
import type { DrivenByCases, Driver, Mode } from './driver';

export interface Scene {
	n8n: Driver;
	workflow: DrivenByCases;
	thoughtSpot: ThoughtSpot;
}

/** What can be seen from outside. */
interface Seen {
	/** Where ThoughtSpot's webhooks point to */
	webhooks: Array<Mode | 'elsewhere'>;
	/** Where a webhook is registered */
	answering: Mode[];
	runs: Record<Mode, number>;
}

interface Case {
	name: string;
	run: (scene: Scene) => Promise<void>;
	/** Default: nothing is left, and nothing has run */
	seen?: Partial<Seen>;
}

const NOTHING: Seen = { webhooks: [], answering: [], runs: { production: 0, test: 0 } };
const LIVE: Partial<Seen> = { webhooks: ['production'], answering: ['production'] };
const LISTENING: Partial<Seen> = { webhooks: ['test'], answering: ['test'] };
/** n8n's own, when a workflow cannot be published */
const ATTEMPTS = 5;
const CREATE = 'createWebhookConfiguration';

const creations = ({ thoughtSpot }: Scene): number =>
	thoughtSpot.requests.filter(({ operation }) => operation === CREATE).length;

/** Whether a webhook is registered there: else n8n says 404. */
export async function isAnswered(address: string): Promise<boolean> {
	const { statusCode, body } = await request(address, { method: 'POST' });
	await body.dump();
	return statusCode !== 404;
}

async function deliver({ thoughtSpot }: Scene): Promise<void> {
	const [webhook] = thoughtSpot.webhooks();
	if (!webhook) throw new Error('There is no webhook');
	const { status, detail } = await thoughtSpot.deliver({ webhookId: webhook.id });
	if (status !== 'SUCCESS') throw new Error(`The delivery failed: ${detail}`);
}

/** Published or listening, then what the case is about. */
const cases: Case[] = [
	{
		name: 'a workflow that is published',
		run: async ({ workflow }) => await workflow.publish(),
		seen: LIVE,
	},
	{
		name: 'a published workflow that gets a delivery',
		run: async (scene) => {
			await scene.workflow.publish();
			await deliver(scene);
		},
		seen: { ...LIVE, runs: { production: 1, test: 0 } },
	},
	{
		name: 'a workflow that is refused',
		run: async ({ workflow, thoughtSpot }) => {
			thoughtSpot.seedWebhook({ orgId: '0', url: 'https://hooks.finance.example/' });
			await expect(workflow.publish()).rejects.toThrow(/hooks\.finance\.example/);
		},
		seen: { webhooks: ['elsewhere'] },
	},
	{
		name: 'a workflow whose webhook can never be created',
		run: async (scene) => {
			const { thoughtSpot, workflow } = scene;
			const before = creations(scene);
			thoughtSpot.faults.add({ operation: CREATE, kind: 'status', status: 400, times: Infinity });
			await expect(workflow.publish()).rejects.toThrow();
			expect(creations(scene) - before).toBe(ATTEMPTS);
		},
	},
	{
		name: 'a workflow that gets a delivery while it is being published, and whose first attempt fails',
		run: async (scene) => {
			const { thoughtSpot, workflow } = scene;
			const before = creations(scene);
			thoughtSpot.faults.add({ operation: CREATE, kind: 'status', status: 400, delayMs: 500 });
			const publishing = workflow.publish();
			await eventually(() => expect(creations(scene)).toBe(before + 1));
			expect(await isAnswered(workflow.addresses.production)).toBe(true);
			await publishing;
		},
		seen: LIVE,
	},
	{
		name: 'a workflow that is unpublished',
		run: async ({ workflow }) => {
			await workflow.publish();
			await workflow.unpublish();
		},
	},
	{
		name: 'a workflow that is unpublished while ThoughtSpot is away',
		run: async ({ workflow, thoughtSpot }) => {
			await workflow.publish();
			thoughtSpot.faults.add({ kind: 'status', status: 400, path: /webhooks/, times: Infinity });
			await workflow.unpublish();
		},
		seen: { webhooks: ['production'] },
	},
	{
		name: 'a workflow that listens',
		run: async ({ workflow }) => await workflow.listen(),
		seen: LISTENING,
	},
	{
		name: 'a listener that gets its delivery',
		run: async (scene) => {
			await scene.workflow.listen();
			await deliver(scene);
		},
		seen: { runs: { production: 0, test: 1 } },
	},
	{
		name: 'a listener that is stopped',
		run: async ({ workflow }) => {
			await workflow.listen();
			await workflow.stopListening();
		},
	},
	{
		name: 'a listener whose time is over',
		run: async ({ workflow }) => {
			await workflow.listen();
			await workflow.timeOut();
		},
	},
	{
		name: 'a listener that is refused',
		run: async ({ workflow, thoughtSpot }) => {
			thoughtSpot.seedWebhook({ orgId: '0', url: 'https://hooks.finance.example/' });
			await expect(workflow.listen()).rejects.toThrow(/hooks\.finance\.example/);
		},
		seen: { webhooks: ['elsewhere'] },
	},
	{
		name: 'a listener that is refused, and cannot leave either',
		run: async ({ workflow, thoughtSpot }) => {
			const fault = { kind: 'status', status: 400, times: Infinity } as const;
			const [search, create] = ['searchWebhookConfigurations', 'createWebhookConfiguration'];
			thoughtSpot.faults.add({ ...fault, operation: create, message: 'No more webhooks' });
			thoughtSpot.faults.add({ ...fault, operation: search, skip: 1 });
			await expect(workflow.listen()).rejects.toThrow();
		},
	},
	{
		name: 'a listener that cannot leave',
		run: async ({ workflow, thoughtSpot }) => {
			await workflow.listen();
			thoughtSpot.faults.add({ kind: 'status', status: 400, path: /webhooks/, times: Infinity });
			await workflow.stopListening();
		},
		seen: { webhooks: ['test'] },
	},
	{
		name: 'a published workflow after a crash',
		run: async ({ workflow, n8n }) => {
			await workflow.publish();
			await n8n.crash();
		},
		seen: LIVE,
	},
	{
		name: 'a listener after a crash',
		run: async ({ workflow, n8n }) => {
			await workflow.listen();
			await n8n.crash();
		},
		seen: { webhooks: ['test'] },
	},
];

async function look({ workflow, thoughtSpot }: Scene): Promise<Seen> {
	const modes: Mode[] = ['production', 'test'];
	const answering: Mode[] = [];
	for (const mode of modes) if (await isAnswered(workflow.addresses[mode])) answering.push(mode);
	const webhooks = thoughtSpot
		.webhooks()
		.map(({ url }) => modes.find((mode) => url === workflow.addresses[mode]) ?? 'elsewhere');
	return { webhooks, answering, runs: await workflow.runs() };
}

/** The same cases for the real n8n and for the double: what differs would make the double worthless. */
export function describeLifecycle(
	stage: () => { n8n: Driver; thoughtSpot: ThoughtSpot },
	timeout: number,
): void {
	let scene: Scene;

	beforeEach(async () => {
		const { n8n, thoughtSpot } = stage();
		scene = { n8n, thoughtSpot, workflow: await n8n.workflow() };
	});

	afterEach(async () => {
		const { thoughtSpot, workflow } = scene;
		thoughtSpot.faults.clear();
		await workflow.unpublish();
		await workflow.stopListening();
		for (const { id } of thoughtSpot.webhooks()) thoughtSpot.removeWebhook(id);
		thoughtSpot.setChannels('0', undefined);
	}, timeout);

	it.each(cases)(
		'$name',
		async ({ run, seen }) => {
			await run(scene);
			await eventually(async () => expect(await look(scene)).toEqual({ ...NOTHING, ...seen }));
		},
		timeout,
	);
}
