import { randomBytes } from 'node:crypto';

import type { Delivery } from '../../sandbox/thoughtspot';
import { messageIdOf } from '../messages';
import { doubled, figures } from './underLoad/figures';
import type { Runs } from './underLoad/runs';
import { endedRuns, PASSED_NOTHING_ON } from './underLoad/runs';
import { setStage, type Stage, stageTimeout } from './stage';
import { triggerWorkflow } from './workflowFiles';

const recipients = Number(process.env.LOAD_RECIPIENTS || 60);
const AT_A_TIME = 50;
const report = {
	fileName: 'Retail Sales.pdf',
	mimeType: 'application/pdf',
	content: randomBytes(1_000_000),
};

describe(`a run of a schedule for ${recipients} recipients, 1 MB each, ${AT_A_TIME} at a time`, () => {
	let stage: Stage | undefined;

	afterEach(async () => {
		await stage?.stop();
		stage = undefined;
	}, stageTimeout);

	async function publishedWorkflow(
		settings: Record<string, unknown> = {},
		environment: Record<string, string> = {},
	): Promise<Stage> {
		stage = await setStage({
			thoughtSpot: {
				retryDelaysMs: [1_000, 5_000, 15_000, 15_000, 15_000, 15_000, 15_000, 15_000],
			},
			environment,
		});
		const { n8n, credential } = stage;
		const workflow = await n8n.importWorkflow(triggerWorkflow({ settings }), [credential]);
		await n8n.publish(workflow.id);
		return stage;
	}

	/** Delivers to everybody, and prints the figures once all executions have ended. */
	async function deliver(
		name: string,
		{ thoughtSpot, n8n }: Stage,
		{ onEnd, workflows = 1 }: { onEnd?: (ended: number) => void; workflows?: number } = {},
	): Promise<{ sent: Delivery[]; runs: Runs }> {
		const [webhook] = thoughtSpot.webhooks();
		if (webhook === undefined) throw new Error('there is no webhook');
		const started = performance.now();
		const sent: Delivery[] = [];
		let begun = 0;
		const work = async () => {
			while (begun++ < recipients) {
				const request = { webhookId: webhook.id, files: [report], retried: true };
				sent.push(await thoughtSpot.deliver(request));
				onEnd?.(sent.length);
			}
		};
		await Promise.all(Array.from({ length: AT_A_TIME }, work));
		const runs = await endedRuns(n8n, sent.map(messageIdOf));
		const seconds = (performance.now() - started) / 1_000;
		process.stdout.write(`${figures(name, sent, { runs, workflows, seconds })}\n`);
		return { sent, runs };
	}

	const expectAllAccepted = (sent: Delivery[]) =>
		expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 'SUCCESS'));
	const expectOneSuccessEach = (sent: Delivery[], runs: Runs) =>
		expect(runs).toEqual(new Map(sent.map((each) => [messageIdOf(each), ['success']])));

	it(
		'is accepted and runs once for each',
		async () => {
			const { sent, runs } = await deliver('saved', await publishedWorkflow());
			expectAllAccepted(sent);
			expectOneSuccessEach(sent, runs);
		},
		stageTimeout,
	);

	it(
		'is accepted at once though n8n runs one execution at a time',
		async () => {
			const current = await publishedWorkflow(
				{ acknowledge: 'immediately' },
				{ N8N_CONCURRENCY_PRODUCTION_LIMIT: '1' },
			);
			const { sent, runs } = await deliver('immediately, one at a time', current);
			expectAllAccepted(sent);
			expectOneSuccessEach(sent, runs);
		},
		stageTimeout,
	);

	it(
		'is accepted and stored for each, and none gets to the end twice, though n8n is killed in the middle',
		async () => {
			const current = await publishedWorkflow();
			let restarted: Promise<void> | undefined;
			const { sent, runs } = await deliver('saved, killed', current, {
				onEnd: (ended) => {
					if (ended === Math.floor(recipients / 2)) restarted = current.n8n.crash();
				},
			});
			await restarted;
			expectAllAccepted(sent);
			expect(doubled(runs)).toEqual([]);
			const stored = [...runs.keys()].filter((message) => message !== PASSED_NOTHING_ON);
			expect(stored.sort()).toEqual(sent.map(messageIdOf).sort());
			const answeredAtOnce = sent.filter(({ attempts }) => attempts.length === 1).map(messageIdOf);
			expect(answeredAtOnce.filter((message) => runs.get(message)?.length !== 1)).toEqual([]);
		},
		stageTimeout,
	);

	it.each([
		[3, 'all want', undefined, 3],
		[10, 'all want', undefined, 10],
		[3, 'one wants', 'Another Liveboard', 1],
		[10, 'one wants', 'Another Liveboard', 1],
	])(
		'is accepted for %i workflows that share the webhook, of which %s it, and runs once in those',
		async (count, wanted, others, wanting) => {
			const current = await publishedWorkflow();
			for (let added = 1; added < count; added++) {
				const parameters = others === undefined ? {} : { liveboards: [others] };
				const { id } = await current.n8n.importWorkflow(triggerWorkflow(parameters), [
					current.credential,
				]);
				await current.n8n.publish(id);
			}
			const { sent, runs } = await deliver(`${count} workflows, ${wanted}`, current, {
				workflows: wanting,
			});
			expectAllAccepted(sent);
			const succeeded = Array<string>(wanting).fill('success');
			expect(runs).toEqual(new Map(sent.map((each) => [messageIdOf(each), succeeded])));
		},
		stageTimeout,
	);
});
