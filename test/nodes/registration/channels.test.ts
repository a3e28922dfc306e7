import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { ORG, Stage, messageOf, signIn } from './stage';

let stage: Stage;

beforeEach(async () => {
	stage = await Stage.set();
});

afterEach(async () => {
	await stage.close();
});

const workflowWith = (
	channel: 'enable' | 'require' | 'ignore',
	credential = stage.credential,
): DrivenWorkflow => stage.n8n.workflow({ credential, parameters: { channel } });

/** A user who may manage webhooks, and what else is given. */
const userWith = (...privileges: string[]) => {
	stage.thoughtSpot.addUser({
		name: 'wanda',
		password: 'Wanda-2026!',
		orgs: [{ id: ORG, privileges: ['CAN_MANAGE_WEBHOOKS', ...privileges] }],
	});
	return stage.n8n.credential(
		signIn(stage.thoughtSpot, {
			authentication: 'password',
			username: 'wanda',
			password: 'Wanda-2026!',
		}),
	);
};

const channelChanges = () =>
	stage.changes().filter(({ operation = '' }) => operation.startsWith('configure'));

describe('the channels of the Org', () => {
	it.each<[string, string[] | undefined, string[] | undefined, string[]]>([
		['the cluster’s default', undefined, ['EMAIL'], ['EMAIL', 'WEBHOOK']],
		['no default anywhere', undefined, undefined, ['EMAIL', 'WEBHOOK']],
		['a cluster without any channel', undefined, [], ['WEBHOOK']],
		['its own', ['EMAIL'], ['WEBHOOK'], ['EMAIL', 'WEBHOOK']],
		['its own, all switched off', [], ['EMAIL'], ['WEBHOOK']],
	])('are extended and put back: %s', async (_which, own, cluster, enabled) => {
		stage.thoughtSpot.setChannels(ORG, own);
		stage.thoughtSpot.setChannels('cluster', cluster);
		const workflow = workflowWith('enable');
		await workflow.publish();
		expect(stage.thoughtSpot.channels(ORG)).toEqual(enabled);
		expect(stage.thoughtSpot.channels('cluster')).toEqual(cluster);
		await workflow.unpublish();
		expect(stage.thoughtSpot.channels(ORG)).toEqual(own);
		expect(workflow.staticData).toEqual({});
	});

	it.each<[string, string[] | undefined, string[]]>([
		['of the Org', ['WEBHOOK'], ['EMAIL']],
		['of the cluster', undefined, ['EMAIL', 'WEBHOOK']],
	])('are left alone where webhooks are on already: those %s', async (_whose, own, cluster) => {
		stage.thoughtSpot.setChannels(ORG, own);
		stage.thoughtSpot.setChannels('cluster', cluster);
		const workflow = workflowWith('enable');
		await workflow.publish();
		await workflow.unpublish();
		expect(channelChanges()).toEqual([]);
	});

	it('stay as somebody set them meanwhile', async () => {
		const workflow = workflowWith('enable');
		await workflow.publish();
		stage.thoughtSpot.setChannels(ORG, ['WEBHOOK']);
		await workflow.unpublish();
		expect(stage.thoughtSpot.channels(ORG)).toEqual(['WEBHOOK']);
	});

	it('stay on for whoever has the webhook afterwards', async () => {
		const workflow = workflowWith('enable');
		await workflow.publish();
		stage.thoughtSpot.changeWebhook(stage.webhook().id, { url: 'https://rita.example/hook' });
		await workflow.unpublish();
		expect(stage.thoughtSpot.channels(ORG)).toEqual(['EMAIL', 'WEBHOOK']);
	});

	it('stay on for the live workflow that a test listener preceded', async () => {
		const workflow = workflowWith('enable');
		await workflow.listen();
		await workflow.publish();
		await workflow.stopListening();
		expect(stage.webhook().url).toBe(workflow.url('production'));
		expect(stage.thoughtSpot.channels(ORG)).toEqual(['EMAIL', 'WEBHOOK']);
	});

	it('are neither read nor changed where they are to be left as they are', async () => {
		const workflow = workflowWith('ignore');
		await workflow.publish();
		await workflow.unpublish();
		const asked = stage.thoughtSpot.requests.map(({ operation }) => operation);
		expect(asked).not.toContain('searchCommunicationChannelPreferences');
		expect(channelChanges()).toEqual([]);
	});
});

describe('where webhooks are required', () => {
	it('refuses an Org without them, and registers nothing', async () => {
		const workflow = workflowWith('require');
		expect(await messageOf(workflow.publish())).toMatch(
			/switched off.*Enable Webhooks.*Channel Preference: Set/,
		);
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
	});

	it('accepts an Org with them, and changes no channel', async () => {
		stage.thoughtSpot.setChannels(ORG, ['WEBHOOK']);
		await workflowWith('require').publish();
		expect(stage.webhook()).toBeDefined();
		expect(channelChanges()).toEqual([]);
	});

	it('refuses where they may not be read', async () => {
		const workflow = workflowWith('require', userWith());
		expect(await messageOf(workflow.publish())).toMatch(
			/may not be read.*APPLICATION_ADMINISTRATION/,
		);
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
	});
});

describe('a user without the privilege', () => {
	it('registers all the same, and is told in the log', async () => {
		const workflow = workflowWith('enable', userWith());
		await workflow.publish();
		expect(stage.webhook().url).toBe(workflow.url('production'));
		expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
		expect(stage.n8n.log).toContainEqual({
			level: 'warn',
			message: expect.stringContaining('may not be read'),
		});
		await workflow.unpublish();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
	});

	it('for the cluster’s default gets no guess at it', async () => {
		const workflow = workflowWith('enable', userWith('APPLICATION_ADMINISTRATION'));
		await workflow.publish();
		expect(channelChanges()).toEqual([]);
		expect(stage.n8n.log).toContainEqual({
			level: 'warn',
			message: expect.stringMatching(/follows the cluster.*Channel Preference: Set/),
		});
	});

	it('for the cluster’s default extends the Org’s own channels', async () => {
		stage.thoughtSpot.setChannels(ORG, ['EMAIL']);
		const workflow = workflowWith('enable', userWith('APPLICATION_ADMINISTRATION'));
		await workflow.publish();
		expect(stage.thoughtSpot.channels(ORG)).toEqual(['EMAIL', 'WEBHOOK']);
		await workflow.unpublish();
		expect(stage.thoughtSpot.channels(ORG)).toEqual(['EMAIL']);
	});

	it('is told in the log when the channels may be read but not set', async () => {
		const workflow = workflowWith('enable');
		const operation = 'configureCommunicationChannelPreferences';
		stage.thoughtSpot.faults.add({ operation, kind: 'status', status: 403 });
		await workflow.publish();
		expect(stage.n8n.log).toContainEqual({
			level: 'warn',
			message: expect.stringContaining('may not switch them on'),
		});
		expect(workflow.staticData).not.toHaveProperty('channelChange');
	});

	it('is told in the log when they can no longer be put back, and the webhook goes', async () => {
		const workflow = workflowWith('enable');
		await workflow.publish();
		const operation = 'configureCommunicationChannelPreferences';
		stage.thoughtSpot.faults.add({ operation, kind: 'status', status: 403 });
		await workflow.unpublish();
		expect(stage.thoughtSpot.webhooks()).toEqual([]);
		expect(stage.n8n.log).toContainEqual({
			level: 'warn',
			message: expect.stringMatching(/EMAIL and WEBHOOK, and were the cluster's/),
		});
	});
});
