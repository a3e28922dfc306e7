import type { N8n, Workflow, WorkflowFile } from '../../sandbox/n8n';
import type { StoredWebhook, ThoughtSpot } from '../../sandbox/thoughtspot';
import { messageIdOf } from '../messages';
import { type Receiver, startReceiver } from '../sandbox/receiver';
import { eventually } from './eventually';
import { pdfReport } from './reportFiles';
import { setStage, type Stage, stageTimeout } from './stage';
import { trigger, triggerWorkflow } from './workflowFiles';

/** Tells the colleague about each report, and waits for a word. */
function tellingWorkflow(colleague: Receiver): WorkflowFile {
	const workflow = triggerWorkflow();
	const tell = 'Tell';
	return {
		...workflow,
		nodes: [
			...workflow.nodes,
			{
				name: tell,
				type: 'n8n-nodes-base.httpRequest',
				typeVersion: 4.2,
				position: [200, 0],
				parameters: { method: 'POST', url: `=${colleague.url}?{{ $json.messageId }}`, options: {} },
			},
		],
		connections: { [trigger]: { main: [[{ node: tell, type: 'main', index: 0 }]] } },
	};
}

describe('n8n that runs one execution at a time and is killed', () => {
	let stage: Stage;
	let colleague: Receiver;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let workflow: Workflow;
	let webhook: StoredWebhook;

	beforeAll(async () => {
		// the first report is never acknowledged, so that its run lasts
		colleague = await startReceiver((response, index) => index > 0 && response.end('{}'));
		stage = await setStage({
			thoughtSpot: { deliveryTimeoutMs: 2_000, retryDelaysMs: Array<number>(30).fill(1_000) },
			environment: { N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' },
		});
		({ thoughtSpot, n8n } = stage);
		workflow = await n8n.importWorkflow(tellingWorkflow(colleague), [stage.credential]);
		await n8n.publish(workflow.id);
		const [only] = thoughtSpot.webhooks();
		if (only === undefined) throw new Error('there is no webhook');
		webhook = only;
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
		await colleague?.close();
	});

	const deliver = async () =>
		await thoughtSpot.deliver({ webhookId: webhook.id, files: [pdfReport()], retried: true });
	const told = () => colleague.received.map(({ url }) => url.split('?')[1]);
	const statuses = async () => (await n8n.executions(workflow.id)).map(({ status }) => status);

	it('passes a report on once that it runs again by itself and that ThoughtSpot repeats', async () => {
		const running = await deliver();
		expect(running).toMatchObject({ status: 'SUCCESS' });
		await eventually(() => expect(told()).toHaveLength(1));
		const stored = deliver();
		await eventually(async () => expect(await statuses()).toEqual(['running', 'new']));
		await n8n.crash();
		const repeated = await stored;
		expect(repeated).toMatchObject({ status: 'SUCCESS' });
		// n8n 1 answers before it stores the run
		expect(repeated.attempts.length > 1).toBe(!n8n.version.startsWith('1.'));

		await eventually(async () => {
			const [crashed, ...others] = await statuses();
			expect(crashed).toBe('crashed');
			expect(new Set(others)).toEqual(new Set(['success']));
		});
		expect(told()).toEqual([running, repeated].map(messageIdOf));

		const next = await deliver();
		expect(next.attempts).toMatchObject([{ status: 200 }]);
		await eventually(() => expect(told()).toEqual([running, repeated, next].map(messageIdOf)));
	}, 120_000);

	it('lets somebody run again what was running', async () => {
		const [crashed] = await n8n.executions(workflow.id);
		if (crashed === undefined) throw new Error('there is no execution');
		const [first] = told();
		await n8n.retry(crashed.id);
		await eventually(() => expect(told().slice(3)).toEqual([first]));
	});
});
