import type { Arbitrary } from 'fast-check';
import {
	boolean,
	constantFrom,
	integer,
	nat,
	oneof,
	record,
	toStringMethod,
	tuple,
} from 'fast-check';

import type { StoredWebhook } from '../../../../sandbox/thoughtspot';
import { LIST_PARAMETER } from '../../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import type { DrivenWorkflow } from '../../n8n/drivenWorkflow';
import type { WebhookRun } from '../../harness/webhookRun';
import { Killed } from '../../n8n/process';
import { ORG } from '../stage';
import { ORGS, SECRET } from './world';
import type { World } from './world';

const ACTIONS = ['publish', 'unpublish', 'listen', 'stopListening'] as const;
type Action = (typeof ACTIONS)[number];

/** Something that happens; it does nothing where it cannot happen. */
export interface Step {
	happen(world: World): Promise<void>;
	[toStringMethod](): string;
}

const step = (name: string, happen: (world: World) => Promise<void> | void): Step => ({
	[toStringMethod]: () => name,
	happen: async (world) => {
		world.steps.push(name);
		await happen(world);
	},
});

const workflowOf = ({ workflows }: World, index: number): DrivenWorkflow => {
	const workflow = workflows[index];
	if (!workflow) throw new Error(`There is no workflow ${index}`);
	return workflow;
};

/** A refusal is an outcome like another; a process that was killed starts again. */
async function does(world: World, index: number, action: Action): Promise<void> {
	const workflow = workflowOf(world, index);
	const options = { attempts: 2 };
	const done = action === 'publish' ? workflow.publish(options) : workflow[action]();
	const killed = await done.then(
		() => false,
		(error: unknown) => error instanceof Killed,
	);
	if (killed) await world.stage.n8n.restart();
	if (action === 'publish' && workflow.active) world.cutOff.delete(workflow);
}

const action = ([index, name]: [number, Action]) =>
	step(`workflow ${index}: ${name}`, async (world) => await does(world, index, name));

const killedDuring = ([index, name, count]: [number, Action, number]) =>
	step(`workflow ${index}: ${name}, n8n killed after ${count} requests`, async (world) => {
		world.stage.n8n.process.killAfter(count);
		await does(world, index, name);
		world.stage.n8n.process.killAfter(Infinity);
	});

const restart = step('n8n is killed and starts again', async ({ stage }) => {
	await stage.n8n.restart();
});

/** Where a credential goes to another Org while it is in use, its webhook stays behind. */
const moveCredential = ([index, orgId]: [number, string]) =>
	step(`workflow ${index}: its credential goes to Org ${orgId}`, (world) => {
		const { credential, active, isListening } = workflowOf(world, index);
		if (!active && !isListening) credential.data = { ...credential.data, orgId };
	});

const rival = (action: 'publish' | 'unpublish') =>
	step(`the other n8n: ${action}`, async (world) => {
		const before = world.webhook(ORG);
		await world.rival[action]().catch(() => undefined);
		// what was ours, and is the rival's for a while, comes back with a secret that nobody knows
		if (before && world.isOurs(before) && world.webhook(ORG)?.url !== before.url) {
			world.disturb(before);
		}
	});

const ours =
	(name: string, happen: (world: World, webhook: StoredWebhook) => void) => (org: string) =>
		step(`Org ${org}: somebody ${name}`, (world) => {
			const webhook = world.webhook(org);
			if (webhook && world.isOurs(webhook)) happen(world, webhook);
		});

const TAMPERING = [
	ours('makes our webhook anew', (world, webhook) => world.remake(webhook, false)),
	ours('makes our webhook anew with its list', (world, webhook) => world.remake(webhook, true)),
	ours('empties the list', (world, webhook) => world.tamper(webhook, { urlParams: {} })),
	ours('cuts the list', (world, webhook) => {
		const list = String(webhook.urlParams?.[LIST_PARAMETER]);
		world.tamper(webhook, { urlParams: { [LIST_PARAMETER]: list.replace(/~[^~]*~/, '~') } });
	}),
	ours('rewrites the description', (world, webhook) =>
		world.tamper(webhook, { description: 'Mallory was here' }),
	),
	ours('changes the note', (world, webhook) =>
		world.tamper(webhook, {
			description: webhook.description?.replace('finance.example', 'mallory.example') ?? '',
		}),
	),
	ours('adds a parameter', ({ stage }, { id, urlParams }) =>
		stage.thoughtSpot.changeWebhook(id, { urlParams: { ...urlParams, team: 'sales' } }),
	),
];

const foreignChange = ({ orgId, takeBack }: { orgId: string; takeBack: boolean }) =>
	step(`Org ${orgId}: somebody ${takeBack ? 'repoints' : 'renames'} his webhook`, (world) => {
		const webhook = world.webhook(orgId);
		if (webhook) world.changeForeign(webhook, takeBack);
		else world.addForeign(orgId);
	});

const remoteDelete = (orgId: string) =>
	step(`Org ${orgId}: somebody deletes the webhook`, (world) => {
		const webhook = world.webhook(orgId);
		if (webhook) world.remove(webhook);
	});

const fails = ([kind, operation]: [number, string]) =>
	step(`ThoughtSpot will fail with ${kind} at ${operation}`, ({ stage }) => {
		const times = kind === 503 ? 4 : 1;
		stage.thoughtSpot.faults.add({ operation, kind: 'status', status: kind, times });
	});

/** A report is delivered: every trigger that the list names gets it, once, and nobody else. */
const deliver = (orgId: string) =>
	step(`Org ${orgId}: a Liveboard is delivered`, async (world) => {
		const webhook = world.webhook(orgId);
		if (!webhook || webhook.signatureVerification?.secret !== SECRET) return;
		const named = world.subscribers(webhook);
		if (named.length === 0) return;
		const triggers = world.workflows.flatMap((workflow) =>
			(['production', 'test'] as const).map((mode) => {
				const isThere = mode === 'test' ? workflow.isListening : workflow.active;
				const runs = workflow.runs[mode];
				const url = workflow.url(mode);
				return { url, runs, before: runs.filter(hasRun).length, isThere };
			}),
		);
		const { status } = await world.stage.thoughtSpot.deliver({ webhookId: webhook.id });
		await world.stage.n8n.settled();
		const isHeadThere = triggers.some(({ url, isThere }) => isThere && url === named[0]);
		if (isHeadThere && status !== 'SUCCESS') throw new Error(`a report was answered: ${status}`);
		for (const { url, runs, before, isThere } of triggers) {
			const expected = isHeadThere && isThere && named.includes(url) ? 1 : 0;
			const actual = runs.filter(hasRun).length - before;
			if (actual !== expected) throw new Error(`${url} ran ${actual} times, not ${expected}`);
		}
	});

const hasRun = ({ workflowData }: WebhookRun) => workflowData !== undefined;

/** ... and a report comes in the middle of it, as ThoughtSpot knows nothing of what n8n is about. */
const withReport = ([index, name, count]: [number, Action, number]) =>
	step(`workflow ${index}: ${name}, a report after ${count} requests`, async (world) => {
		const { process } = world.stage.n8n;
		let left = count;
		process.onAnswer = async () => {
			left -= 1;
			const webhook = world.webhook(String(workflowOf(world, index).credential.data.orgId));
			if (left === 0 && webhook && world.isOurs(webhook)) {
				await world.stage.thoughtSpot.deliver({ webhookId: webhook.id });
			}
		};
		await does(world, index, name);
		process.onAnswer = () => undefined;
		await world.stage.n8n.settled();
	});

const index = constantFrom(0, 1, 2);
const orgId = constantFrom(...ORGS);
const actionName = constantFrom(...ACTIONS);

export const steps: Arbitrary<Step> = oneof(
	{ weight: 10, arbitrary: tuple(index, actionName).map(action) },
	{
		weight: 3,
		arbitrary: tuple(index, actionName, integer({ min: 1, max: 12 })).map(killedDuring),
	},
	{
		weight: 3,
		arbitrary: tuple(index, actionName, integer({ min: 1, max: 8 })).map(withReport),
	},
	{ weight: 1, arbitrary: nat(0).map(() => restart) },
	{ weight: 2, arbitrary: tuple(index, orgId).map(moveCredential) },
	{ weight: 3, arbitrary: record({ orgId, takeBack: boolean() }).map(foreignChange) },
	{ weight: 1, arbitrary: orgId.map(remoteDelete) },
	{ weight: 2, arbitrary: constantFrom('publish' as const, 'unpublish' as const).map(rival) },
	{
		weight: 3,
		arbitrary: tuple(constantFrom(...TAMPERING), orgId).map(([tamper, org]) => tamper(org)),
	},
	{ weight: 3, arbitrary: orgId.map(deliver) },
	{
		weight: 2,
		arbitrary: tuple(
			constantFrom(403, 500, 503),
			constantFrom(
				'createWebhookConfiguration',
				'updateWebhookConfiguration',
				'deleteWebhookConfigurations',
				'searchWebhookConfigurations',
			),
		).map(fails),
	},
);
