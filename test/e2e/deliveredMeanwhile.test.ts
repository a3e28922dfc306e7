import type { N8n, Workflow } from '../../sandbox/n8n';
import type { Delivery, ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import { type Receiver, startReceiver } from './receiver';
import { pdfReport } from './reportFiles';
import { setStage, type Stage, stageTimeout } from './stage';
import { triggerWorkflow } from './workflowFiles';

const SEARCH = 'searchWebhookConfigurations';
const ORG = '0';

interface Moment {
	name: string;
	/** Whose report it is before anybody is published: somebody else's webhook is there */
	isTaken?: true;
	/** Who is published before, by their numbers */
	published: number[];
	act: (workflows: Workflow[]) => Promise<void>;
	/** The look at the Org's webhooks during which it is delivered, from 0; an act begins and ends with one */
	look: number;
	/** Who runs for it */
	ran: number[];
	/** How often somebody else gets it */
	elsewhere?: number;
}

describe('a report in the very moment', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let receiver: Receiver;

	beforeAll(async () => {
		receiver = await startReceiver();
		stage = await setStage({ thoughtSpot: { retryDelaysMs: Array<number>(20).fill(500) } });
		({ thoughtSpot, n8n } = stage);
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
		receiver?.close();
	});

	afterEach(() => {
		thoughtSpot.faults.clear();
		for (const { id } of thoughtSpot.webhooks()) thoughtSpot.removeWebhook(id);
	});

	const publish = async (workflow?: Workflow) => await n8n.publish(workflow?.id ?? '');
	const unpublish = async (workflow?: Workflow) => await n8n.unpublish(workflow?.id ?? '');

	const looks = () => thoughtSpot.requests.filter(({ operation }) => operation === SEARCH).length;

	/** Delivers while the hook of n8n waits for what it looks at. */
	async function deliverDuring(act: () => Promise<void>, look: number): Promise<Delivery> {
		const before = looks();
		const held = { operation: SEARCH, kind: 'status', status: 503, delayMs: 1_500 } as const;
		thoughtSpot.faults.add({ ...held, skip: look });
		const acting = act();
		await eventually(() => expect(looks()).toBe(before + look + 1));
		const [webhook] = thoughtSpot.webhooks();
		if (webhook === undefined) throw new Error('there is no webhook');
		const request = { webhookId: webhook.id, files: [pdfReport()], retried: true };
		const [delivery] = await Promise.all([thoughtSpot.deliver(request), acting]);
		return delivery;
	}

	const moments: Moment[] = [
		{
			name: 'of registering',
			published: [],
			act: async ([first]) => await publish(first),
			look: 1,
			ran: [1, 0],
		},
		{
			name: 'before somebody has joined',
			published: [0],
			act: async ([, second]) => await publish(second),
			look: 0,
			ran: [1, 0],
		},
		{
			name: 'after somebody has joined',
			published: [0],
			act: async ([, second]) => await publish(second),
			look: 1,
			ran: [1, 1],
		},
		{
			name: 'of leaving',
			published: [0, 1],
			act: async ([, second]) => await unpublish(second),
			look: 0,
			ran: [1, 0],
		},
		{
			name: "of the head's leaving",
			published: [0, 1],
			act: async ([first]) => await unpublish(first),
			look: 0,
			ran: [0, 1],
		},
		{
			name: 'of taking over',
			isTaken: true,
			published: [],
			act: async ([first]) => await publish(first),
			look: 1,
			ran: [1, 0],
		},
		{
			name: 'of giving back',
			isTaken: true,
			published: [0],
			act: async ([first]) => await unpublish(first),
			look: 0,
			ran: [0, 0],
			elsewhere: 1,
		},
	];

	it.each(moments)(
		'$name is accepted, at the latest when it is repeated, and nothing is left',
		async ({ isTaken, published, act, look, ran, elsewhere = 0 }) => {
			if (isTaken) thoughtSpot.seedWebhook({ orgId: ORG, url: receiver.url });
			const addresses = () => thoughtSpot.webhooks().map(({ url }) => url);
			const [before, received] = [addresses(), receiver.types.length];
			const imported = async () =>
				await n8n.importWorkflow(triggerWorkflow({ conflict: 'takeOver' }), [stage.credential]);
			const workflows = [await imported(), await imported()];
			for (const index of published) await publish(workflows[index]);

			const delivery = await deliverDuring(async () => await act(workflows), look);
			expect(delivery).toMatchObject({ status: 'SUCCESS' });
			await eventually(async () => {
				const executions = await Promise.all(workflows.map(({ id }) => n8n.executions(id)));
				expect(executions.map((each) => each.map(({ status }) => status))).toEqual(
					ran.map((count) => Array<string>(count).fill('success')),
				);
			});
			expect(receiver.types.length - received).toBe(elsewhere);

			for (const workflow of workflows) await unpublish(workflow);
			expect(addresses()).toEqual(before);
			expect(thoughtSpot.channels(ORG)).toBeUndefined();
		},
		60_000,
	);
});
