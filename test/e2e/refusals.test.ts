import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { CredentialReference, N8n, WorkflowFile } from '../../sandbox/n8n';
import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { type RedirectingFront, startRedirectingFront } from './redirectingFront';
import { secretKeySignIn, setStage, type Stage, stageTimeout } from './stage';
import { actionWorkflow, manualTrigger, trigger, triggerWorkflow } from './workflowFiles';

/** n8n tries five times to publish, with pauses. */
const publishing = 90_000;
const changing = /^(create|update|delete)Webhook/;

let stage: Stage;
let thoughtSpot: ThoughtSpot;
let n8n: N8n;

beforeAll(async () => {
	stage = await setStage();
	({ thoughtSpot, n8n } = stage);
}, stageTimeout);

afterAll(async () => {
	await stage?.stop();
});

const changes = () =>
	thoughtSpot.requests.filter(({ operation }) => changing.test(operation ?? ''));

const refusal = async (work: Promise<unknown>) =>
	await work.then(
		() => 'no error',
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);

async function messageOfAction(
	credential: CredentialReference,
	parameters: Record<string, unknown>,
): Promise<string | undefined> {
	const { id } = await n8n.importWorkflow(actionWorkflow({ Action: parameters }), [credential]);
	return (await n8n.executionEnd(await n8n.run(id, manualTrigger))).nodeError('Action')?.message;
}

async function credentialWith(signingSecret: string): Promise<CredentialReference> {
	const data = { ...secretKeySignIn(thoughtSpot), signingSecret };
	return await n8n.importCredential({ name: 'ThoughtSpot', type: 'thoughtSpotApi', data });
}

/** The workflow of the trigger with another node in it. */
function changedNode(change: Partial<WorkflowFile['nodes'][number]>): WorkflowFile {
	const file = triggerWorkflow();
	return { ...file, nodes: file.nodes.map((node) => ({ ...node, ...change })) };
}

describe('a trigger that would receive nothing is not published', () => {
	it(
		'as its parameters, its version or its secret do not fit',
		async () => {
			// of its own: a refused publication signs in to clean up, which generates a secret
			const noSecret = await credentialWith('');
			const noText = await credentialWith('={{ null }}');
			const manual = { registration: 'manual' };
			const rows: Array<[WorkflowFile, CredentialReference, RegExp]> = [
				[triggerWorkflow({ options: {} }), stage.credential, /hidden parameter "options"/],
				[
					triggerWorkflow({ options: { binaryData: false } }),
					stage.credential,
					/hidden parameter "options"/,
				],
				[
					triggerWorkflow({ settings: { signatureHeader: 'X Signature:' } }),
					stage.credential,
					/Signature Header/,
				],
				[triggerWorkflow({ registration: 'automatc' }), stage.credential, /Registration/],
				[triggerWorkflow(manual), noSecret, /Webhook Signing Secret/],
				[triggerWorkflow(manual), noText, /Webhook Signing Secret/],
				[triggerWorkflow(), noText, /Webhook Signing Secret/],
			];
			const ids: string[] = [];
			// n8n 1 confuses transactions of its SQLite that overlap
			for (const [file, credential] of rows) {
				ids.push((await n8n.importWorkflow(file, [credential])).id);
			}
			const messages = await Promise.all(ids.map(async (id) => await refusal(n8n.publish(id))));
			expect(messages).toEqual(
				rows.map(([, , expected]) => expect.stringMatching(expected) as string),
			);
			expect(changes()).toEqual([]);
		},
		publishing,
	);

	it(
		'as the command line imported it without a webhook ID, once or twice',
		async () => {
			const folder = await mkdtemp(join(tmpdir(), 'thoughtspot-import-'));
			const file = join(folder, 'workflow.json');
			const { id, name } = stage.credential;
			const credentials = { thoughtSpotApi: { id, name } };
			const workflow = changedNode({ webhookId: undefined, id: 'a', credentials });
			const importOnce = async () => {
				await writeFile(file, JSON.stringify({ ...workflow, id: randomUUID() }));
				return await n8n.importWorkflowFile(file);
			};
			const imported = [await importOnce(), await importOnce()];
			await rm(folder, { recursive: true });
			const messages = await Promise.all(
				imported.map(async (each) => await refusal(n8n.publish(each.id))),
			);
			for (const message of messages) {
				expect(message).toMatch(/no webhook ID.*Delete the ThoughtSpot Trigger node.*add it again/);
			}
			expect(changes()).toEqual([]);
			const listening = n8n.listen(imported[0]?.id ?? '', trigger);
			expect(await refusal(listening)).toMatch(/no webhook ID/);
		},
		publishing,
	);
});

describe('a redirect is not followed', () => {
	let front: RedirectingFront;
	let credential: CredentialReference;

	beforeAll(async () => {
		front = await startRedirectingFront(thoughtSpot.url);
		credential = await n8n.importCredential({
			name: 'ThoughtSpot behind a front',
			type: 'thoughtSpotApi',
			data: { ...secretKeySignIn(thoughtSpot), baseUrl: front.url },
		});
	});

	afterAll(async () => {
		await front.close();
	});

	const getMany = { resource: 'webhook', operation: 'getAll', returnAll: true };
	const test = async () => (await n8n.testCredential(credential.id)).message;
	const act = async () => await messageOfAction(credential, getMany);
	const publish = async () => {
		const { id } = await n8n.importWorkflow(triggerWorkflow(), [credential]);
		return await refusal(n8n.publish(id));
	};

	it.each<[string, RegExp, number, () => Promise<string | undefined>]>([
		['the test of a credential', /\/auth\/token/, 307, test],
		['signing in', /\/auth\/token/, 308, act],
		['an operation', /\/webhooks\/search/, 302, act],
		['looking for the Org’s webhook on publishing', /\/webhooks\/search/, 307, publish],
		['registering on publishing', /\/webhooks\/create/, 307, publish],
	])(
		'by %s',
		async (_what, paths, status, deed) => {
			front.redirect(paths, status);
			expect(await deed()).toContain(`${front.url} answers with a redirect to http://127.0.0.1:`);
			expect(front.received).toEqual([]);
		},
		publishing,
	);
});

describe('an operation that did nothing fails', () => {
	beforeAll(() => {
		thoughtSpot.seedWebhook({ orgId: '0', url: 'https://reports.example.com/' });
	});

	it.each<[string, Record<string, unknown>, RegExp]>([
		[
			'looking for deliveries of an unknown Liveboard',
			{ resource: 'delivery', operation: 'getAll', liveboardId: byName('Retail Salez') },
			/There is no Liveboard "Retail Salez"/,
		],
		[
			'looking for deliveries of an unknown schedule',
			{ resource: 'delivery', operation: 'getAll', scheduleId: byName('Mondey') },
			/There is no schedule "Mondey"/,
		],
		[
			'deleting a webhook that is not there',
			{
				resource: 'webhook',
				operation: 'delete',
				webhookId: { __rl: true, mode: 'id', value: '873dd4e2-6493-490d-a649-ba9ea66b11f5' },
			},
			/There is no webhook/,
		],
	])('%s', async (_what, parameters, message) => {
		expect(await messageOfAction(stage.credential, parameters)).toMatch(message);
	});

	it('deleting a webhook that ThoughtSpot keeps', async () => {
		const [seeded] = thoughtSpot.webhooks();
		thoughtSpot.faults.add({
			operation: 'deleteWebhookConfigurations',
			kind: 'status',
			status: 403,
			message: 'Webhook not found or access denied',
		});
		const webhookId = { __rl: true, mode: 'id', value: seeded?.id };
		const parameters = { resource: 'webhook', operation: 'delete', webhookId };
		expect(await messageOfAction(stage.credential, parameters)).toContain('access denied');
		expect(thoughtSpot.webhooks()).toEqual([seeded]);
	});
});

function byName(value: string) {
	return { __rl: true, mode: 'name', value };
}
