import { request } from 'undici';

import type { Execution, N8n, Workflow } from '../../sandbox/n8n';
import type { DeliveryFile, ThoughtSpot } from '../../sandbox/thoughtspot';
import { sendMessage } from './repeatedMessage';
import { pdfReport } from './reportFiles';
import { setStage, type Stage, stageTimeout } from './stage';
import { trigger, triggerWorkflow } from './workflowFiles';

const boundary = 'another-boundary';
/** A table whose lines are a whole form of their own, cut at another boundary. */
const table: DeliveryFile = {
	fileName: 'sales.csv',
	mimeType: 'text/csv',
	content: Buffer.from(
		[
			`--${boundary}`,
			'Content-Disposition: form-data; name="payload"',
			'',
			'{"data":{"forged":true}}',
			`--${boundary}--`,
			'',
		].join('\r\n'),
	),
};

describe('what a delivery says and holds', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;

	beforeAll(async () => {
		stage = await setStage({ thoughtSpot: { deliveryTimeoutMs: 5_000 } });
		({ thoughtSpot, n8n } = stage);
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
	});

	/** Publishes a workflow for the time of a test. */
	async function whilePublished(
		parameters: Record<string, unknown>,
		test: (workflow: Workflow, webhookId: string) => Promise<void>,
	): Promise<void> {
		const workflow = await n8n.importWorkflow(triggerWorkflow(parameters), [stage.credential]);
		await n8n.publish(workflow.id);
		const [webhook] = thoughtSpot.webhooks();
		if (!webhook) throw new Error('there is no webhook');
		try {
			await test(workflow, webhook.id);
		} finally {
			await n8n.unpublish(workflow.id);
		}
	}

	async function only(workflow: Workflow): Promise<Execution> {
		const [execution, ...others] = await n8n.executionsEnded(workflow.id, 1);
		if (!execution || others.length > 0)
			throw new Error(`${others.length + 1} executions, not one`);
		expect(execution.error).toBeUndefined();
		return execution;
	}

	/** The last message as ThoughtSpot sent it, with the query that it was sent to. */
	function lastMessage() {
		const last = thoughtSpot.attempts.at(-1);
		if (!last) throw new Error('nothing was delivered yet');
		return last;
	}

	async function send(headers: Record<string, string>, body: Buffer): Promise<number> {
		const { statusCode, body: answer } = await request(lastMessage().url, {
			method: 'POST',
			headers,
			body,
		});
		await answer.dump();
		return statusCode;
	}

	function kept(): Record<string, string> {
		const left = Object.entries(lastMessage().headers).filter(
			([name]) => !/^(host|content-length|content-type)$/i.test(name),
		);
		return Object.fromEntries(left);
	}

	it('comes with no files that nobody signed, once a form was signed over its body', async () => {
		await whilePublished({}, async (workflow, webhookId) => {
			await thoughtSpot.deliver({ webhookId, files: [pdfReport()] });
			await thoughtSpot.deliver({ webhookId });
			const form = new FormData();
			form.set('payload', lastMessage().body.toString());
			form.set('files', new Blob(['%PDF forged'], { type: 'application/pdf' }), 'forged.pdf');
			const response = new Response(form);
			const headers = {
				...kept(),
				'content-type': response.headers.get('content-type') ?? '',
			};
			expect(await send(headers, Buffer.from(await response.arrayBuffer()))).toBe(401);
			expect(await n8n.executionsEnded(workflow.id, 2)).toHaveLength(2);
		});
	}, 60_000);

	it('cannot be cut at another boundary', async () => {
		await whilePublished({}, async (workflow, webhookId) => {
			await thoughtSpot.deliver({ webhookId, files: [table] });
			const headers = {
				...kept(),
				'content-type': `multipart/form-data; boundary=${boundary}`,
			};
			expect(await send(headers, lastMessage().body)).toBe(400);
			expect((await sendMessage(lastMessage())).answer).toMatchObject({ status: 'duplicate' });
			const execution = await only(workflow);
			expect(JSON.stringify(execution.items(trigger)[0]?.json)).not.toContain('forged');
		});
	}, 60_000);

	it.each([
		['Sales Q3/Q4: EMEA.pdf', 'Sales Q3'],
		['..\\..\\Berichte/Umsätze 売上.pdf', 'Umsätze 売上'],
	])(
		'names its file %s without cutting it',
		async (fileName, start) => {
			await whilePublished({}, async (workflow, webhookId) => {
				await thoughtSpot.deliver({ webhookId, files: [{ ...pdfReport(), fileName }] });
				const [item] = (await only(workflow)).items(trigger);
				const name = item?.binary?.attachment_0?.fileName ?? '';
				expect(name).toContain(start);
				expect(name).toMatch(/\.pdf$/);
				expect(name).not.toMatch(/[\\/:]/);
			});
		},
		60_000,
	);

	it('may go to a thousand recipients, each of whom is an item', async () => {
		await whilePublished({ output: 'recipient' }, async (workflow) => {
			const emails = Array.from({ length: 1_000 }, (_, index) => `guest${index}@example.org`);
			const liveboardId = thoughtSpot.addLiveboard({ name: 'Retail Sales' }).id;
			const schedule = { name: 'Every Monday', liveboardId, emails, files: [pdfReport()] };
			const [sent] = await thoughtSpot.runSchedule(thoughtSpot.addSchedule(schedule).id);
			expect(sent).toMatchObject({ status: 'SUCCESS' });
			const items = (await only(workflow)).items(trigger);
			expect(items.map(({ json }) => (json.recipient as { email: string }).email)).toEqual(emails);
			expect(items[0]?.json).not.toHaveProperty('recipients');
		});
	}, 120_000);

	it('is verified with the secret that was registered, though two sign in for the first time at once', async () => {
		const another = await startOver();
		thoughtSpot.faults.add({ path: /auth\/token/, kind: 'expiredTokens', delayMs: 2_000 });
		const file = triggerWorkflow();
		const [first, second] = [
			await n8n.importWorkflow(file, [another]),
			await n8n.importWorkflow(triggerWorkflow(), [another]),
		];
		await Promise.all([n8n.publish(first.id), n8n.publish(second.id)]);
		const [webhook] = thoughtSpot.webhooks();
		if (!webhook) throw new Error('there is no webhook');
		const sent = await thoughtSpot.deliver({ webhookId: webhook.id, files: [pdfReport()] });
		expect(sent.attempts.map(({ status }) => status)).toEqual([200]);
		for (const { id } of [first, second]) {
			expect(await n8n.executionsEnded(id, 1)).toHaveLength(1);
			await n8n.unpublish(id);
		}
		expect(thoughtSpot.webhooks()).toEqual([]);
	}, 60_000);

	/** A credential that nobody has signed in with, and that has no signing secret yet. */
	async function startOver() {
		const { url: baseUrl, adminPassword: password } = thoughtSpot;
		return await n8n.importCredential({
			name: 'ThoughtSpot by password',
			type: 'thoughtSpotApi',
			data: { baseUrl, authentication: 'password', username: 'tsadmin', password },
		});
	}
});
