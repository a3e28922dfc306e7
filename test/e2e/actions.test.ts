import type { Execution, N8n } from '../../sandbox/n8n';
import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { type Receiver, startReceiver } from './receiver';
import { secretKeySignIn, runActions, setStage, type Stage, stageTimeout } from './stage';

const org = '0';

describe('the ThoughtSpot node in a real n8n', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let receiver: Receiver;

	beforeAll(async () => {
		stage = await setStage();
		({ thoughtSpot, n8n } = stage);
		receiver = await startReceiver();
	}, stageTimeout);

	afterAll(async () => {
		receiver?.close();
		await stage?.stop();
	});

	const run = async (steps: Record<string, Record<string, unknown>>) =>
		await runActions(stage, steps);

	function firstItem(execution: Execution, node: string): Record<string, unknown> {
		const [item] = execution.items(node);
		if (!item) throw new Error(`${node} gave no item`);
		return item.json;
	}

	it('sets up a whole webhook, tests it and takes it down again, in one workflow', async () => {
		const { url } = receiver;
		const webhookId = { mode: 'id', value: "={{ $('Create').item.json.id }}", __rl: true };
		const webhook = { resource: 'webhook', webhookId };

		const execution = await run({
			Create: {
				resource: 'webhook',
				operation: 'create',
				name: 'Set-up',
				url: 'http://127.0.0.1:1/elsewhere',
			},
			Find: {
				resource: 'webhook',
				operation: 'get',
				webhookId: { mode: 'name', value: 'Set-up', __rl: true },
			},
			Update: { ...webhook, operation: 'update', updateFields: { url } },
			Set: {
				resource: 'channelPreference',
				operation: 'set',
				mode: 'add',
				channels: ['WEBHOOK'],
			},
			Test: { ...webhook, resource: 'delivery', operation: 'sendTest' },
			Reset: { resource: 'channelPreference', operation: 'reset' },
			Delete: { ...webhook, operation: 'delete' },
		});

		expect(execution.error).toBeUndefined();
		expect(firstItem(execution, 'Find')).toEqual(firstItem(execution, 'Create'));
		expect(firstItem(execution, 'Update')).toMatchObject({ name: 'Set-up', url });
		expect(firstItem(execution, 'Set')).toMatchObject({ channels: ['EMAIL', 'WEBHOOK'] });
		expect(firstItem(execution, 'Test')).toMatchObject({ status: 'SUCCESS' });
		expect(receiver.types).toEqual([expect.stringMatching(/^multipart\/form-data; boundary=/)]);
		expect(firstItem(execution, 'Reset')).toMatchObject({ channels: ['EMAIL'], source: 'CLUSTER' });
		expect(thoughtSpot.webhooks()).toEqual([]);
		expect(thoughtSpot.channels(org)).toBeUndefined();
	});

	it('shows an error with its reason at the node that failed', async () => {
		const execution = await run({
			Get: {
				resource: 'webhook',
				operation: 'get',
				webhookId: { mode: 'id', value: '00000000-0000-4000-8000-000000000000', __rl: true },
			},
		});
		expect(execution.status).toBe('error');
		expect(execution.nodeError('Get')?.message).toMatch(/no webhook.*00000000/i);
	});

	it('says at the credential who is signed in, and in which Org', async () => {
		const verdict = await n8n.testCredential(stage.credential.id);
		expect(verdict.status).toBe('OK');
		expect(verdict.message).toMatch(/tsadmin|Administrator/);
		expect(verdict.message).toMatch(/Primary/);
	});

	it.each([
		['a wrong secret key', { secretKey: 'not-the-key' }, /Secret Key/i],
		['an Org that there is not', { orgId: '999' }, /Org/],
		['no ThoughtSpot at the address', { baseUrl: 'http://127.0.0.1:1' }, /Base URL|127\.0\.0\.1/],
	])('names what to change at the credential when there is %s', async (_name, data, message) => {
		const verdict = await n8n.testCredential(stage.credential.id, data);
		expect(verdict.status).toBe('Error');
		expect(verdict.message).toMatch(message);
	});

	it('acts as another user once the credential was changed', async () => {
		const user = thoughtSpot.addUser({
			name: 'service.user',
			password: 'service-password-1',
			orgs: [{ id: org, privileges: ['ADMINISTRATION'] }],
		});
		await n8n.patchCredential(stage.credential.id, {
			authentication: 'password',
			username: user.name,
			password: 'service-password-1',
		});
		const execution = await run({ Get: { resource: 'channelPreference', operation: 'get' } });
		expect(execution.error).toBeUndefined();
		expect(thoughtSpot.requests.at(-1)?.user).toBe(user.name);
		await n8n.patchCredential(stage.credential.id, secretKeySignIn(thoughtSpot));
	});
});
