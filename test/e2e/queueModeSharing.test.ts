import { hasEnded, type N8n, type Workflow } from '../../sandbox/n8n';
import type { Delivery, StoredWebhook, ThoughtSpot } from '../../sandbox/thoughtspot';
import { messageIdOf } from '../messages';
import { eventually } from './eventually';
import { type QueueStage, setQueueStage } from './queue/queueStage';
import { sendMessage } from './repeatedMessage';
import { pdfReport } from './reportFiles';
import { stageTimeout } from './stage';
import { trigger, triggerWorkflow } from './workflowFiles';

const PROCESSORS = [0, 1];
const AT_ONCE = 6;

describe('workflows that share the webhook, over two webhook processes and two workers', () => {
	let stage: QueueStage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let head: Workflow;
	let second: Workflow;
	let other: Workflow;
	/** The messages that each of the three is to have run, in no order */
	const wanted = { head: [] as string[], second: [] as string[], other: [] as string[] };

	const importWorkflow = async (name: string, parameters = {}) =>
		await n8n.importWorkflow({ ...triggerWorkflow(parameters), name }, [stage.credential]);

	beforeAll(async () => {
		stage = await setQueueStage({ workers: 2 });
		({ thoughtSpot, n8n } = stage);
		head = await importWorkflow('Head');
		second = await importWorkflow('Second', { liveboards: ['Crafted Liveboard'] });
		other = await importWorkflow('Other', { liveboards: ['Another Liveboard'] });
		for (const { id } of [head, second, other]) await n8n.publish(id);
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
	}, 120_000);

	function webhook(): StoredWebhook {
		const [only, ...others] = thoughtSpot.webhooks();
		if (!only || others.length > 0) throw new Error(`${others.length + 1} webhooks, not one`);
		return only;
	}

	const deliver = async (): Promise<Delivery> =>
		await thoughtSpot.deliver({ webhookId: webhook().id, files: [pdfReport()], retried: true });

	/** The message of each execution of a workflow that went on after the trigger. */
	async function ran({ id }: Workflow): Promise<unknown[]> {
		const executions = await n8n.executions(id);
		const items = await Promise.all(
			executions.map(async (execution) => {
				expect(execution.status).toBe('success');
				return (await n8n.execution(execution.id)).items(trigger);
			}),
		);
		return items.flat().map(({ json }) => json.messageId);
	}

	const theyRanWhatTheyWant = async () =>
		await eventually(async () => {
			expect((await ran(head)).sort()).toEqual(wanted.head.sort());
			expect((await ran(second)).sort()).toEqual(wanted.second.sort());
			expect(await ran(other)).toEqual(wanted.other);
		});

	function wantedByBoth(deliveries: Delivery[]): void {
		for (const { status, attempts } of deliveries) {
			expect({ status, answers: attempts.map((attempt) => attempt.status) }).toEqual({
				status: 'SUCCESS',
				answers: [200],
			});
		}
		wanted.head.push(...deliveries.map(messageIdOf));
		wanted.second.push(...deliveries.map(messageIdOf));
	}

	it.each(PROCESSORS)('each get a report once that reaches the webhook process %i', async (at) => {
		stage.front.begin(at);
		wantedByBoth([await deliver()]);
		await theyRanWhatTheyWant();
	});

	it('each get several reports once that reach both processes at the same time', async () => {
		wantedByBoth(await Promise.all(Array.from({ length: AT_ONCE }, deliver)));
		await theyRanWhatTheyWant();
	});

	it.each(PROCESSORS)('do not run again for repeats at the webhook process %i', async (at) => {
		for (const attempt of thoughtSpot.attempts.slice(-AT_ONCE)) {
			expect(await sendMessage(attempt, stage.processors[at])).toMatchObject({ status: 200 });
		}
		await eventually(async () => {
			const executions = await Promise.all([head, second].map(({ id }) => n8n.executions(id)));
			expect(executions.flat().filter(({ status }) => !hasEnded(status))).toEqual([]);
		});
		await theyRanWhatTheyWant();
	});

	it('get it when the head leaves, and comes back', async () => {
		await n8n.unpublish(head.id);
		const delivery = await deliver();
		expect(delivery).toMatchObject({ status: 'SUCCESS' });
		wanted.second.push(messageIdOf(delivery));
		await theyRanWhatTheyWant();
		await n8n.publish(head.id);
		wantedByBoth([await deliver()]);
		await theyRanWhatTheyWant();
	});

	describe('and a test listener, which the main process alone serves', () => {
		let listening: Workflow;
		let heard = 0;

		beforeAll(async () => {
			listening = await importWorkflow('Listening');
		});

		const heardOnceMore = async () => {
			heard += 1;
			await eventually(async () => {
				const executions = await n8n.executions(listening.id);
				const found = executions.map(({ mode, status }) => `${mode} ${status}`);
				expect(found).toEqual(Array<string>(heard).fill('manual success'));
			});
		};

		it.each(PROCESSORS)('has a test event of the webhook process %i alone', async (at) => {
			await n8n.listen(listening.id, trigger);
			stage.front.begin(at);
			expect(await thoughtSpot.sendTestEvent(webhook().id)).toMatchObject({ status: 'SUCCESS' });
			await heardOnceMore();
			await theyRanWhatTheyWant();
		});

		it.each(PROCESSORS)('gets a report of the webhook process %i as they do', async (at) => {
			await n8n.listen(listening.id, trigger);
			stage.front.begin(at);
			wantedByBoth([await deliver()]);
			await heardOnceMore();
			await theyRanWhatTheyWant();
		});
	});

	it('leave nothing when they are unpublished', async () => {
		for (const { id } of [head, second, other]) await n8n.unpublish(id);
		expect(thoughtSpot.webhooks()).toEqual([]);
	});
});
