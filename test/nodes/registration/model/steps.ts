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

import type { DrivenWorkflow } from '../../n8n/drivenWorkflow';
import { Killed } from '../../n8n/process';
import { ORGS } from './world';
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

const moveCredential = ([index, orgId]: [number, string]) =>
	step(`workflow ${index}: its credential goes to Org ${orgId}`, (world) => {
		const { credential } = workflowOf(world, index);
		credential.data = { ...credential.data, orgId };
	});

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

/** Whether its test listener borrowed the webhook from it. */
function lends({ listenerData }: DrivenWorkflow): boolean {
	const { registration } = listenerData as { registration?: { restore?: { own: boolean } } };
	return registration?.restore?.own === true;
}

const deliver = (orgId: string) =>
	step(`Org ${orgId}: a Liveboard is delivered`, async (world) => {
		const webhook = world.webhook(orgId);
		if (!webhook || !world.isOurs(webhook)) return;
		// the one that has it, or lent it to its own test listener
		const live = world.workflows.find(
			(each) =>
				each.active &&
				(webhook.url === each.url('production') ||
					(webhook.url === each.url('test') && each.isListening && lends(each))),
		);
		const before = live?.runs.production.length ?? 0;
		await world.stage.thoughtSpot.deliver({ webhookId: webhook.id });
		await world.stage.n8n.settled();
		if (live && live.runs.production.length !== before + 1) {
			throw new Error('a live workflow missed a delivery');
		}
	});

const index = constantFrom(0, 1);
const orgId = constantFrom(...ORGS);
const actionName = constantFrom(...ACTIONS);

export const steps: Arbitrary<Step> = oneof(
	{ weight: 10, arbitrary: tuple(index, actionName).map(action) },
	{
		weight: 3,
		arbitrary: tuple(index, actionName, integer({ min: 1, max: 12 })).map(killedDuring),
	},
	{ weight: 1, arbitrary: nat(0).map(() => restart) },
	{ weight: 2, arbitrary: tuple(index, orgId).map(moveCredential) },
	{ weight: 3, arbitrary: record({ orgId, takeBack: boolean() }).map(foreignChange) },
	{ weight: 1, arbitrary: orgId.map(remoteDelete) },
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
