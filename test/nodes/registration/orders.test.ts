import {
	LIST_PARAMETER,
	claimedSubscribers,
} from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import { addressOf } from '../../../nodes/ThoughtSpot/trigger/sharing/triggerAddress';
import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { withoutPauses } from '../withoutPauses';
import { ORG, Stage } from './stage';

withoutPauses();

const ACTS = 5;
const NAMES = ['Monday', 'Tuesday'] as const;
type Name = (typeof NAMES)[number];
type Act = `${'publish' | 'unpublish'} ${Name}`;

/** Every order of so many acts on two workflows; what is published may be published again. */
function orders(published: readonly Name[] = [], left = ACTS): Act[][] {
	if (left === 0) return [[]];
	return NAMES.flatMap((name) => {
		const others = published.filter((each) => each !== name);
		const after = orders([...others, name], left - 1).map((rest): Act[] => [
			`publish ${name}`,
			...rest,
		]);
		if (!published.includes(name)) return after;
		const without = orders(others, left - 1).map((rest): Act[] => [`unpublish ${name}`, ...rest]);
		return [...after, ...without];
	});
}

let stage: Stage;
let workflows: Record<Name, DrivenWorkflow>;

beforeAll(async () => {
	stage = await Stage.set();
	const { credential, n8n } = stage;
	workflows = {
		Monday: n8n.workflow({ credential, name: 'Monday' }),
		Tuesday: n8n.workflow({ credential, name: 'Tuesday' }),
	};
});

afterAll(async () => {
	await stage.close();
});

/** Whom the Org's webhook names; none where there is no webhook. */
function named(): Array<string | undefined> {
	if (stage.thoughtSpot.webhooks().length === 0) return [];
	const { url, urlParams } = stage.webhook();
	return claimedSubscribers(urlParams?.[LIST_PARAMETER]).map((each) => addressOf(url, each));
}

const runsOf = (name: Name) => workflows[name].runs.production.length;

/** Just the published ones share one webhook, and each gets a report once. */
async function expectFair(published: Set<Name>): Promise<void> {
	const urls = [...published].map((name) => workflows[name].url('production'));
	expect(named().sort()).toEqual(urls.sort());
	if (published.size === 0) {
		expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
		return;
	}
	const before = NAMES.map(runsOf);
	const sent = await stage.thoughtSpot.deliver({ webhookId: stage.webhook().id });
	expect(sent.status).toBe('SUCCESS');
	await stage.n8n.settled();
	expect(NAMES.map((name, index) => runsOf(name) - (before[index] ?? 0))).toEqual(
		NAMES.map((name) => (published.has(name) ? 1 : 0)),
	);
}

it('two workflows can be published, published again and unpublished in every order', async () => {
	const all = orders();
	expect(all.length).toBeGreaterThan(100);
	for (const order of all) {
		const published = new Set<Name>();
		for (const act of order) {
			const [verb, name] = act.split(' ') as ['publish' | 'unpublish', Name];
			await workflows[name][verb]();
			if (verb === 'publish') published.add(name);
			else published.delete(name);
		}
		await expectFair(published);
		for (const name of published) await workflows[name].unpublish();
		await expectFair(new Set());
	}
}, 300_000);
