import type { StoredWebhook } from '../../../../sandbox/thoughtspot';
import {
	LIST_PARAMETER,
	readList,
} from '../../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import type { DrivenWorkflow } from '../../n8n/drivenWorkflow';
import type { Stage } from '../stage';
import { ORG, lasting, messageOf } from '../stage';
import type { Cell } from './cells';
import type { CallName } from './faults';
import { callNamed } from './faults';
import type { Scenario } from './scenarios';

interface World {
	webhooks: StoredWebhook[];
	channels: string[] | undefined;
}

/** Whose name a shared webhook bears does not matter. */
const withoutName = (webhook: StoredWebhook): StoredWebhook => ({ ...webhook, name: '' });

const worldOf = ({ thoughtSpot, n8n }: Stage): World => ({
	webhooks: thoughtSpot
		.webhooks(ORG)
		.map(lasting)
		.map((webhook) => (webhook.url.startsWith(n8n.publicUrl) ? withoutName(webhook) : webhook)),
	channels: thoughtSpot.channels(ORG),
});

export interface Scene {
	workflow: DrivenWorkflow;
	/** ThoughtSpot before anything of the workflow was there */
	initial: World;
	/** ThoughtSpot right before the scenario's act */
	before: World;
}

export async function setScene(stage: Stage, scenario: Scenario): Promise<Scene> {
	stage.reset();
	if (scenario.foreign) stage.seedForeign();
	const partner = stage.n8n.workflow({ credential: stage.credential, name: 'Tuesday reports' });
	if (scenario.partner) await partner[scenario.partner]();
	const initial = worldOf(stage);
	const workflow = stage.n8n.workflow({
		credential: stage.credential,
		parameters: scenario.takeOver ? { conflict: 'takeOver' } : {},
	});
	await scenario.before(workflow, stage);
	stage.thoughtSpot.requests.splice(0);
	return { workflow, initial, before: worldOf(stage) };
}

/** The calls that a scenario makes when nothing goes wrong. */
export async function callsOf(stage: Stage, scenario: Scenario): Promise<CallName[]> {
	const { workflow } = await setScene(stage, scenario);
	await messageOf(scenario.act(workflow, stage, 1));
	return stage.thoughtSpot.requests.flatMap(({ operation }) => callNamed(operation) ?? []);
}

/** This n8n's webhooks that nothing proves to be its own. */
function orphans({ thoughtSpot, n8n }: Stage, { credential }: DrivenWorkflow): string[] {
	const secrets = [String(credential.data.signingSecret)];
	return thoughtSpot
		.webhooks(ORG)
		.filter(({ url }) => url.startsWith(n8n.publicUrl))
		.filter(({ id, urlParams }) => !readList(urlParams?.[LIST_PARAMETER], secrets, id))
		.map(({ name }) => name);
}

/** What the user does when all works again: the same once more, and the end of it. */
async function recover(workflow: DrivenWorkflow, { listening }: Scenario): Promise<void> {
	if (workflow.isListening || listening) {
		await workflow.listen();
		await workflow.stopListening();
	} else if (!workflow.active) {
		await workflow.publish();
	}
	if (!listening) await workflow.unpublish();
}

/** What must hold whenever an attempt has failed, and at the end. */
function broken(stage: Stage, { scenario }: Cell, workflow: DrivenWorkflow): string[] {
	const lost = orphans(stage, workflow).map((name) => `${name} is an orphan`);
	const isTouched = scenario.foreign && !scenario.takeOver && stage.changes().length > 0;
	const isRemembered = JSON.stringify(workflow.staticData) !== '{}';
	return [
		...lost,
		...(isTouched ? ['somebody else’s webhook was changed'] : []),
		...(isRemembered ? ['n8n remembers something of it'] : []),
	];
}

/** Plays a cell; the result names each thing that went wrong. */
export async function runCell(stage: Stage, cell: Cell): Promise<string[]> {
	const { scenario, fault, call, skip, isLate } = cell;
	const { workflow, initial, before } = await setScene(stage, scenario);
	const wrong: string[] = [];
	const clear = () => {
		wrong.push(...broken(stage, cell, workflow));
		stage.thoughtSpot.faults.clear();
		stage.n8n.process.letTimeOut(undefined);
	};
	workflow.onFailedAttempt = clear;
	fault.strike(stage, call, skip);
	// where nothing can have been changed, a second attempt is a first one
	const message = await messageOf(scenario.act(workflow, stage, isLate ? 2 : 1));
	clear();

	const isRefused = scenario.foreign && !scenario.takeOver && /"Finance reports"/.test(message);
	if (message !== 'no error' && !isRefused && !fault.cause.test(message)) {
		wrong.push(`the message does not name the cause: ${message}`);
	}
	const wanted = scenario.listening && workflow.active ? before : initial;
	if (!isSame(worldOf(stage), wanted)) await recover(workflow, scenario);
	const ended = worldOf(stage);
	// what this user may no longer put back is said in the log, and stays
	const isLeft = stage.n8n.log.some(({ message: said }) => said.includes('could not be put back'));
	const channels = isLeft && fault.name === '403' ? ended.channels : wanted.channels;
	return isSame(ended, { ...wanted, channels })
		? wrong
		: [...wrong, `it ended with ${JSON.stringify(ended)}, not ${JSON.stringify(wanted)}`];
}

const isSame = (one: World, other: World): boolean => JSON.stringify(one) === JSON.stringify(other);
