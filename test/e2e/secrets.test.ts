import { type CredentialData, type N8n, N8nError } from '../../sandbox/n8n';
import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import { pdfReport } from './reportFiles';
import { keptByN8n, placesWith } from './searchedPlaces';
import { secretKeySignIn, setStage, type Stage, stageTimeout } from './stage';
import {
	actionWorkflow,
	manualTrigger,
	trigger,
	triggerWorkflow,
	webhookAddress,
} from './workflowFiles';

const typedSigningSecret = 'typed-signing-secret-6d0f3a1c9b';
const foreignSecret = 'foreign-signing-secret-77aa21';
const foreignToken = 'foreign-bearer-token-51c0de';

describe('secrets', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let places: Map<string, string>;
	let secrets: Record<string, string>;
	const messages: string[] = [];

	beforeAll(async () => {
		stage = await setStage({ environment: { N8N_LOG_LEVEL: 'debug' } });
		({ thoughtSpot, n8n } = stage);
		thoughtSpot.addOrg({ name: 'Finance', id: '7' });
		await useGeneratedSigningSecret();
		const generated = thoughtSpot.webhooks('0')[0]?.signatureVerification?.secret ?? '';
		await useTypedSigningSecret();
		await meetForeignWebhook();
		await mistypeCredential();
		await n8n.restart();
		places = await keptByN8n(n8n);
		places.set('messages', messages.join('\n'));
		const tokens = thoughtSpot.requests.flatMap(
			({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? [],
		);
		secrets = {
			'secret key': thoughtSpot.secretKey,
			password: thoughtSpot.adminPassword,
			'generated signing secret': generated,
			'typed signing secret': typedSigningSecret,
			"signing secret of somebody else's webhook": foreignSecret,
			"token of somebody else's webhook": foreignToken,
			...Object.fromEntries(
				[...new Set(tokens)].map((token, index) => [`session token ${index + 1}`, token]),
			),
		};
	}, stageTimeout);

	afterAll(async () => {
		await stage?.stop();
	});

	async function receive(workflowId: string): Promise<void> {
		const [webhook] = thoughtSpot.webhooks('0');
		if (!webhook) throw new Error('no webhook was registered');
		const good = { webhookId: webhook.id, files: [pdfReport()] };
		await thoughtSpot.deliver(good);
		await thoughtSpot.deliver({
			...good,
			change: ({ headers, body }) => ({ headers, body: body.subarray(1) }),
		});
		await n8n.executionsEnded(workflowId, 1);
	}

	async function useGeneratedSigningSecret(): Promise<void> {
		const workflow = await n8n.importWorkflow(triggerWorkflow(), [stage.credential]);
		await n8n.publish(workflow.id);
		await receive(workflow.id);
	}

	async function useTypedSigningSecret(): Promise<void> {
		const [published] = thoughtSpot.webhooks('0');
		if (published) thoughtSpot.removeWebhook(published.id);
		const credential = await n8n.importCredential({
			name: 'ThoughtSpot by password',
			type: 'thoughtSpotApi',
			data: {
				baseUrl: thoughtSpot.url,
				authentication: 'password',
				username: 'tsadmin',
				password: thoughtSpot.adminPassword,
				signingSecret: typedSigningSecret,
			},
		});
		messages.push((await n8n.testCredential(credential.id)).message);
		const workflow = await n8n.importWorkflow(triggerWorkflow(), [credential]);
		await n8n.publish(workflow.id);
		expect(thoughtSpot.webhooks('0')[0]?.signatureVerification?.secret).toBe(typedSigningSecret);
		await receive(workflow.id);
		await n8n.listen(workflow.id, trigger).catch(remember);
		await n8n.stopListening(workflow.id);
		await eventually(() => {
			expect(thoughtSpot.webhooks('0')[0]?.url).toBe(webhookAddress(n8n, workflow));
		});
	}

	async function meetForeignWebhook(): Promise<void> {
		thoughtSpot.seedWebhook({
			orgId: '7',
			name: 'Finance reports',
			url: 'https://hooks.finance.example/liveboards',
			authentication: { BEARER_TOKEN: foreignToken },
			signatureVerification: {
				type: 'HMAC_SHA256',
				header: 'X-Signature',
				algorithm: 'SHA256',
				secret: foreignSecret,
			},
		});
		const credential = await n8n.importCredential({
			name: 'ThoughtSpot Finance',
			type: 'thoughtSpotApi',
			data: { ...secretKeySignIn(thoughtSpot), orgId: '7' },
		});
		const refused = await n8n.importWorkflow(triggerWorkflow(), [credential]);
		await n8n.publish(refused.id).catch(remember);
		expect(messages.join()).toContain('Finance reports');
		const reading = await n8n.importWorkflow(
			actionWorkflow({
				'Get webhooks': { resource: 'webhook', operation: 'getAll', returnAll: true },
			}),
			[credential],
		);
		const execution = await n8n.executionEnd(await n8n.run(reading.id, manualTrigger));
		expect(JSON.stringify(execution.items('Get webhooks'))).toContain('Finance reports');
	}

	async function mistypeCredential(): Promise<void> {
		const mistakes: CredentialData[] = [
			{ authentication: 'password', password: 'wrong-password-1' },
			{ baseUrl: `${thoughtSpot.url}/elsewhere` },
			{ orgId: '999' },
		];
		for (const data of mistakes) {
			messages.push((await n8n.testCredential(stage.credential.id, data)).message);
		}
	}

	function remember(error: unknown): void {
		if (!(error instanceof N8nError)) throw error;
		messages.push(error.message, error.answer);
	}

	it('are looked for where deliveries, activations and messages are kept', () => {
		expect(placesWith(places, pdfReport().fileName)).toContain('database');
		expect(placesWith(places, 'Finance reports')).toEqual(
			expect.arrayContaining(['database', 'log', 'messages']),
		);
		expect(Object.keys(secrets).length).toBeGreaterThan(8);
		for (const secret of Object.values(secrets)) expect(secret.length).toBeGreaterThan(7);
	});

	it('are in no execution, static data, log line, file or message', () => {
		const found = Object.entries(secrets).flatMap(([name, secret]) =>
			placesWith(places, secret).map((place) => `${name}: ${place}`),
		);
		expect(found).toEqual([]);
	});
});
