import { readDescription } from '../../../../nodes/ThoughtSpot/trigger/registration/lending';
import { SALES, ORGS } from './world';
import type { World } from './world';
import { ORG } from '../stage';

/** What must hold after each step; the result names what does not. */
export function broken(world: World): string[] {
	const wrong = [...foreignOnes(world), ...memories(world), ...channels(world)];
	world.look();
	return wrong;
}

function foreignOnes(world: World): string[] {
	const mayTakeOver = world.workflows.some(({ parameters }) => parameters.conflict === 'takeOver');
	return [...world.foreign].flatMap(([id, owned]) => {
		const now = world.now(id);
		if (now === undefined) return [`${owned.name} was deleted`];
		if (!world.isOurs(now)) {
			const isSame = JSON.stringify(now) === JSON.stringify(owned);
			return isSame ? [] : [`${owned.name} is ${JSON.stringify(now)}`];
		}
		if (!mayTakeOver) return [`${owned.name} was taken over`];
		const [first] = readDescription(now.description).loans;
		return first?.url === owned.url ? [] : [`${owned.name} does not say where it belongs`];
	});
}

function memories(world: World): string[] {
	const { thoughtSpot, n8n } = world.stage;
	const held = thoughtSpot.webhooks();
	const known = n8n.workflows.flatMap(({ active, name, staticData }) => {
		const { registration } = staticData as { registration?: { webhookId?: string } };
		const id = registration?.webhookId;
		const isThere = id === undefined || held.some((webhook) => webhook.id === id);
		const isOthers = id !== undefined && world.wasTakenFrom(name, id);
		const isMissed = active && !isThere && !isOthers && !world.disturbed.has(id);
		return isMissed ? [`${name} is live, and its webhook has gone`] : [];
	});
	const isLeaked = n8n.workflows.some(({ staticData, listenerData, credential }) => {
		const stored = JSON.stringify([staticData, listenerData]);
		const { signingSecret, secretKey, sessionToken } = credential.data;
		return [signingSecret, secretKey, sessionToken].some(
			(secret) => typeof secret === 'string' && secret !== '' && stored.includes(secret),
		);
	});
	return [...known, ...(isLeaked ? ['a secret is in the static data'] : [])];
}

function channels({ stage: { thoughtSpot } }: World): string[] {
	return ORGS.flatMap((orgId) => {
		const own = thoughtSpot.channels(orgId);
		return own && !own.includes('EMAIL') ? [`Org ${orgId} lost its e-mails`] : [];
	});
}

/** Ends everything as a user would who tidies up: nothing of this n8n may be left, in any Org. */
export async function tidyUp(world: World): Promise<string[]> {
	const { n8n, thoughtSpot } = world.stage;
	thoughtSpot.faults.clear();
	await n8n.restart();
	for (const workflow of world.workflows) await workflow.unpublish();
	// what a dead listener left is found again only in its Org, and by its own workflow
	for (const orgId of [ORG, SALES, ORG, SALES]) {
		for (const workflow of world.workflows) {
			workflow.credential.data = { ...workflow.credential.data, orgId };
			await workflow.publish({ attempts: 1 }).catch(() => undefined);
			await workflow.unpublish();
		}
	}
	const left = thoughtSpot
		.webhooks()
		.filter((webhook) => world.isOurs(webhook) && !world.disturbed.has(webhook.id))
		.map(({ name, url }) => `${name} is left at ${url}`);
	return [...left, ...broken(world)];
}
