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
		['renamed', { name: 'Ours' }, ['name']],
		['disabled', { status: 'DISABLED' }, ['status']],
		['without its event', { events: [] }, ['events']],
		['with another header', { signatureVerification: otherSignature }, []],
		['without a signature', { signatureVerification: undefined }, []],
	])('sets right a webhook that is %s, and nothing else', async (_drift, change, fields) => {
		stage.thoughtSpot.changeWebhook(wanted.id, change, 'rita');
		const changes = await restart();
		// nobody can read its secret, so that is set with any change
		const expected = [...fields, 'signature_verification'];
		expect(changes.map((body) => Object.keys(body ?? {}))).toEqual([expected]);
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
		expect(await restart()).toMatchObject([{ name: 'n8n: Tuesday reports' }]);
		expect(stage.webhook().url).toBe(wanted.url);
	});

	it('leaves a webhook that somebody pointed elsewhere', async () => {
		stage.thoughtSpot.changeWebhook(wanted.id, { url: 'https://rita.example/hook' }, 'rita');
		const before = stage.webhook();
		expect(await restart()).toEqual([]);
		await workflow.unpublish();
		expect(stage.webhook()).toEqual(before);
	});

	it('signs with the secret of the credential, where that was changed', async () => {
		stage.credential.data = { ...stage.credential.data, signingSecret: 'a-new-signing-secret' };
		await restart();
		expect(stage.webhook().signatureVerification?.secret).toBe('a-new-signing-secret');
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

/** A status or event that was set right stays written out. */
const healed = ({ status }: Partial<StoredWebhook>): Partial<StoredWebhook> =>
	status ? { status: 'ENABLED' } : {};
