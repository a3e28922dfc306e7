import { readDescription } from '../../../../nodes/ThoughtSpot/trigger/registration/note';
import { ORG } from '../stage';
import type { World } from './world';
import { ORGS, SALES, SECRET } from './world';

/** What must hold after each step; the result names what does not. */
export const broken = (world: World): string[] => [
	...foreignOnes(world),
	...secrets(world),
	...leftOut(world),
	...memories(world),
	...channels(world),
];

function foreignOnes(world: World): string[] {
	const mayTakeOver = world.workflows.some(({ parameters }) => parameters.conflict === 'takeOver');
	return [...world.foreign].flatMap(([id, owned]) => {
		const now = world.now(id);
		if (now === undefined) return [`${owned.name} was deleted`];
		if (world.isRivals(now)) return [];
		if (!world.isOurs(now)) {
			const isSame = JSON.stringify(now) === JSON.stringify(owned);
			return isSame ? [] : [`${owned.name} is ${JSON.stringify(now)}`];
		}
		if (!mayTakeOver) return [`${owned.name} was taken over`];
		const { note } = readDescription(now.description ?? '', [SECRET], id);
		// what the other n8n had taken over before says so below our note
		const isTold = note.origin !== undefined && now.description?.includes(owned.url);
		return isTold ? [] : [`${owned.name} does not say where it belongs`];
	});
}

/** Every live webhook bears the credential's secret, and our secret stands in no other. */
function secrets(world: World): string[] {
	return world.stage.thoughtSpot.webhooks().flatMap((webhook) => {
		const bearsIt = webhook.signatureVerification?.secret === SECRET;
		const isOthers = !world.isOurs(webhook) && !world.takenBack.has(webhook.id);
		if (bearsIt && isOthers) return [`${webhook.name} bears our secret`];
		const isLive = world.subscribers(webhook).length > 0 && !world.disturbed.has(webhook.id);
		return isLive && !bearsIt ? [`${webhook.name} is live and bears another secret`] : [];
	});
}

/** No published workflow is silently left out, and nobody is named who is not of this n8n. */
function leftOut(world: World): string[] {
	return ORGS.flatMap((orgId) => {
		const webhook = world.webhook(orgId);
		const named = webhook ? world.subscribers(webhook) : [];
		const live = world.workflows.filter(
			(each) => each.active && each.credential.data.orgId === orgId && !world.cutOff.has(each),
		);
		const strangers = named.filter((address) => !world.isOurs({ url: address }));
		return [
			...live
				.filter((each) => !named.includes(each.url('production')))
				.map(({ name }) => `${name} is left out in Org ${orgId}`),
			...strangers.map((address) => `${address} is named`),
		];
	});
}

/** Registrations stand at ThoughtSpot: neither addresses nor secrets are in n8n's static data. */
const memories = ({ workflows }: World): string[] =>
	workflows
		.filter(({ staticData, listenerData }) =>
			[SECRET, 'http'].some((each) => JSON.stringify([staticData, listenerData]).includes(each)),
		)
		.map(({ name }) => `n8n remembers something of ${name}`);

function channels({ stage: { thoughtSpot } }: World): string[] {
	return ORGS.flatMap((orgId) => {
		const own = thoughtSpot.channels(orgId);
		return own && !own.includes('EMAIL') ? [`Org ${orgId} lost its emails`] : [];
	});
}

/** Ends everything as a user would who tidies up: nothing of this n8n may be left, in any Org. */
export async function tidyUp(world: World): Promise<string[]> {
	const { n8n, thoughtSpot } = world.stage;
	thoughtSpot.faults.clear();
	await n8n.restart();
	const all = [world.rival, ...world.workflows];
	for (const workflow of all) await workflow.unpublish();
	// what a dead listener left is found again only in its Org
	for (const orgId of [ORG, SALES, ORG, SALES]) {
		for (const workflow of all) {
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
