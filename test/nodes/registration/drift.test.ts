import type { StoredWebhook } from '../../../sandbox/thoughtspot';
import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { Stage, lasting } from './stage';

let stage: Stage;
let workflow: DrivenWorkflow;
let wanted: StoredWebhook;

beforeEach(async () => {
	// n8n up to 2.39 registers again whenever it starts, without deregistering first
	stage = await Stage.set({ lifecycle: '2.39' });
	workflow = stage.n8n.workflow({ credential: stage.credential });
	await workflow.publish();
	wanted = stage.webhook();
});

afterEach(async () => {
	await stage.close();
});

const restart = async () => {
	const before = stage.thoughtSpot.requests.length;
	await stage.n8n.restart();
	return stage.changes(before).map(({ body }) => body);
};

const otherSignature = {
	type: 'HMAC_SHA256',
	algorithm: 'SHA256',
	header: 'X-Other',
	secret: 'other',
} as const;

describe('when n8n starts', () => {
	it('changes nothing where all is as wanted', async () => {
		expect(await restart()).toEqual([]);
	});

	it.each<[string, Partial<StoredWebhook>, string[]]>([
		['repointed', { url: 'https://elsewhere.example/hook' }, ['url']],
		['renamed', { name: 'Ours' }, ['name']],
		['disabled', { status: 'DISABLED' }, ['status']],
		['without its event', { events: [] }, ['events']],
		['with another header', { signatureVerification: otherSignature }, ['signature_verification']],
		['without a signature', { signatureVerification: undefined }, ['signature_verification']],
	])('sets right a webhook that is %s, and nothing else', async (_drift, change, fields) => {
		stage.thoughtSpot.changeWebhook(wanted.id, change, 'rita');
		const changes = await restart();
		expect(changes.map((body) => Object.keys(body ?? {}))).toEqual([fields]);
		expect(lasting(stage.webhook())).toEqual({ ...lasting(wanted), ...healed(change) });
	});

	it('creates a webhook anew that was deleted', async () => {
		stage.thoughtSpot.removeWebhook(wanted.id);
		await restart();
		expect(stage.webhook()).toMatchObject({ url: wanted.url, name: wanted.name });
		await workflow.unpublish();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
	});

	it('names the webhook like the workflow, where that was renamed', async () => {
		workflow.name = 'Tuesday reports';
		expect(await restart()).toEqual([{ name: 'n8n: Tuesday reports' }]);
	});

	it('signs with the secret of the credential, where that was changed', async () => {
		stage.credential.data = { ...stage.credential.data, signingSecret: 'new-secret' };
		const [body] = await restart();
		expect(Object.keys(body ?? {})).toEqual(['signature_verification']);
		expect(stage.webhook().signatureVerification?.secret).toBe('new-secret');
		expect(await restart()).toEqual([]);
	});

	it('registers nothing from 2.40 on', async () => {
		const later = await stage.anotherN8n();
		const another = later.workflow({ credential: later.credential(stage.credential.data) });
		await workflow.unpublish();
		await another.publish();
		const requests = stage.thoughtSpot.requests.length;
		await later.restart();
		expect(stage.thoughtSpot.requests).toHaveLength(requests);
	});
});

it('finds its webhook by its URL where n8n lost its memory, and removes it', async () => {
	workflow.forget();
	await stage.n8n.restart();
	expect(stage.webhook()).toMatchObject({ id: wanted.id, url: wanted.url });
	await workflow.unpublish();
	expect(stage.thoughtSpot.webhooks()).toEqual([]);
});

it('removes its webhook where n8n has moved to another address since', async () => {
	const moved = await stage.anotherN8n({ publicUrl: 'https://n8n.example' });
	const imported = moved.workflow({
		credential: stage.credential,
		webhookId: workflow.webhookId,
		staticData: workflow.staticData,
	});
	await imported.unpublish();
	expect(stage.thoughtSpot.webhooks()).toEqual([]);
});

/** A status or event that was set right stays written out. */
const healed = ({ status }: Partial<StoredWebhook>): Partial<StoredWebhook> =>
	status ? { status: 'ENABLED' } : {};
