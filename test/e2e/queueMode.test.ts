import type { Execution, Workflow, WorkflowFile, WorkflowNode } from '../../sandbox/n8n';
import type { StoredWebhook } from '../../sandbox/thoughtspot';
import { type QueueStage, setQueueStage } from './queue/queueStage';
import { repeatLastMessage, sendMessage } from './repeatedMessage';
import { csvReport, pdfReport } from './reportFiles';
import { stageTimeout } from './stage';
import { trigger, triggerWorkflow } from './workflowFiles';

interface Answer {
	status: string;
}

/** The trigger, and behind it, on the worker, nodes that read the files. */
function readingWorkflow(): WorkflowFile {
	const { nodes, ...workflow } = triggerWorkflow();
	const readers = ['attachment_0', 'attachment_1'].map(
		(binaryPropertyName, index): WorkflowNode => ({
			name: binaryPropertyName,
			type: 'n8n-nodes-base.extractFromFile',
			typeVersion: 1,
			position: [240, 200 * index],
			parameters: {
				operation: 'binaryToPropery',
				binaryPropertyName,
				destinationKey: 'content',
				options: {},
			},
		}),
	);
	const targets = readers.map(({ name }) => ({ node: name, type: 'main', index: 0 }));
	return {
		...workflow,
		nodes: [...nodes, ...readers],
		connections: { [trigger]: { main: [targets] } },
	};
}

describe('n8n in queue mode, with two webhook processes and a worker', () => {
	let stage: QueueStage;
	let workflow: Workflow;
	let executionCount = 0;

	beforeAll(async () => {
		stage = await setQueueStage();
		workflow = await stage.n8n.importWorkflow(readingWorkflow(), [stage.credential]);
		await stage.n8n.publish(workflow.id);
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
	}, 120_000);

	function webhook(): StoredWebhook {
		const [only, ...others] = stage.thoughtSpot.webhooks();
		if (!only || others.length > 0) throw new Error(`${others.length + 1} webhooks, not one`);
		return only;
	}

	async function nextExecutions(count: number): Promise<Execution[]> {
		executionCount += count;
		const executions = await stage.n8n.executionsEnded(workflow.id, executionCount, 60_000);
		expect(executions).toHaveLength(executionCount);
		return executions.slice(-count);
	}

	it("registers n8n's public address", () => {
		expect(webhook().url.startsWith(`${stage.front.url}/webhook/`)).toBe(true);
	});

	it('runs once for a delivery, on the worker, and keeps its files byte for byte', async () => {
		const files = [pdfReport(), csvReport()];
		const delivery = await stage.thoughtSpot.deliver({ webhookId: webhook().id, files });
		expect(delivery).toMatchObject({ status: 'SUCCESS' });
		const [execution] = await nextExecutions(1);
		expect(execution?.status).toBe('success');
		for (const [index, { content }] of files.entries()) {
			const [read] = execution?.items(`attachment_${index}`) ?? [];
			expect(Buffer.from(String(read?.json.content), 'base64').equals(content)).toBe(true);
		}
	});

	it('gives out a file in n8n 1, which keeps it in the execution, and not in n8n 2', async () => {
		const [execution] = await stage.n8n.executions(workflow.id);
		if (!execution) throw new Error('nothing was received yet');
		const [item] = (await stage.n8n.execution(execution.id)).items(trigger);
		const file = item?.binary?.attachment_0;
		if (!file) throw new Error('no file');
		const download = stage.n8n.download(file);
		if (stage.n8n.version.startsWith('1.')) {
			expect((await download).length).toBeGreaterThan(0);
		} else {
			await expect(download).rejects.toMatchObject({ status: 404 });
		}
	});

	it.each([
		['that received the first', 0],
		['that did not receive the first', 1],
	])('recognises a repeat at the webhook process %s', async (_, index) => {
		const repeat = await repeatLastMessage(stage.thoughtSpot, stage.processors[index]);
		expect(repeat).toMatchObject({ status: 200, answer: { status: 'duplicate' } });
	});

	it('passes a message on once that reaches both webhook processes at the same moment', async () => {
		const { url, id: webhookId } = webhook();
		const sent: Array<ReturnType<typeof sendMessage>> = [];
		await stage.thoughtSpot.deliver({
			webhookId,
			files: [pdfReport(), csvReport()],
			change: (message) => {
				for (const origin of stage.processors) sent.push(sendMessage({ url, ...message }, origin));
				return { ...message, headers: {} };
			},
		});
		const answers = (await Promise.all(sent)).map(({ answer }) => (answer as Answer).status);
		const started = answers.filter((status) => status === 'ok');
		expect(started).not.toHaveLength(0);
		const executions = await nextExecutions(started.length);
		expect(executions.filter((execution) => execution.ran('attachment_0'))).toHaveLength(1);
	});

	it('runs once for each of several deliveries at the same time', async () => {
		const users = Array.from({ length: 6 }, (_, index) =>
			stage.thoughtSpot.addUser({ name: `reader-${index}` }),
		);
		const { id } = stage.thoughtSpot.addSchedule({
			name: 'To six users',
			liveboardId: stage.thoughtSpot.addLiveboard({ name: 'Retail Sales' }).id,
			userIds: users.map((user) => user.id),
			files: [pdfReport(), csvReport()],
		});
		const deliveries = await stage.thoughtSpot.runSchedule(id);
		expect(deliveries.map(({ status }) => status)).toEqual(users.map(() => 'SUCCESS'));
		const executions = await nextExecutions(users.length);
		expect(executions.map(({ status }) => status)).toEqual(users.map(() => 'success'));
	});

	it('answers 401 to what is not signed', async () => {
		const forged = await stage.thoughtSpot.deliver({
			webhookId: webhook().id,
			change: ({ headers, body }) => ({
				headers: Object.fromEntries(
					Object.entries(headers).filter(([name]) => !/signature/i.test(name)),
				),
				body,
			}),
		});
		expect(forged.attempts.map(({ status }) => status)).toEqual([401]);
	});

	it('leaves no webhook after unpublishing', async () => {
		await stage.n8n.unpublish(workflow.id);
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
	});
});
