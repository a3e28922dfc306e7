import {
	LIST_PARAMETER,
	claimedSubscribers,
} from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import { addressOf } from '../../../nodes/ThoughtSpot/trigger/sharing/triggerAddress';
import type { DrivenWorkflow } from '../n8n/drivenWorkflow';
import { ORG, Stage, messageOf, signIn } from './stage';

let stage: Stage;
let monday: DrivenWorkflow;
let tuesday: DrivenWorkflow;

beforeEach(async () => {
	stage = await Stage.set();
	const { credential } = stage;
	monday = stage.n8n.workflow({ credential });
	tuesday = stage.n8n.workflow({ credential, name: 'Tuesday reports' });
});

afterEach(async () => {
	await stage.close();
});

/** The addresses that the Org's webhook names, the head's first. */
const subscribers = () =>
	claimedSubscribers(stage.webhook().urlParams?.[LIST_PARAMETER]).map((each) =>
		addressOf(stage.webhook().url, each),
	);

const expectShared = (...urls: string[]) => {
	expect(subscribers()).toEqual(urls);
	expect(stage.webhook()).toMatchObject({
		url: urls[0],
		signatureVerification: { secret: stage.credential.data.signingSecret },
	});
};

const expectNothingLeft = () => {
	expect(stage.thoughtSpot.webhooks()).toEqual([]);
	expect(stage.thoughtSpot.channels(ORG)).toBeUndefined();
};

describe('the Org’s webhook', () => {
	it('is created by the first workflow, joined by the second, and removed by the last', async () => {
		await monday.publish();
		expectShared(monday.url('production'));
		await tuesday.publish();
		expectShared(monday.url('production'), tuesday.url('production'));
		expect(stage.thoughtSpot.channels(ORG)).toEqual(['EMAIL', 'WEBHOOK']);
		await tuesday.unpublish();
		expectShared(monday.url('production'));
		await monday.unpublish();
		expectNothingLeft();
	});

	it('goes on to the next workflow where the first is unpublished', async () => {
		await monday.publish();
		await tuesday.publish();
		await monday.unpublish();
		expectShared(tuesday.url('production'));
		await tuesday.unpublish();
		expectNothingLeft();
	});

	it('names a test listener last, and takes it out again', async () => {
		await monday.publish();
		await tuesday.listen();
		await monday.listen();
		expectShared(monday.url('production'), tuesday.url('test'), monday.url('test'));
		await monday.stopListening();
		await tuesday.stopListening();
		expectShared(monday.url('production'));
	});

	it('goes from a test listener to the workflow that is published meanwhile', async () => {
		await monday.listen();
		expectShared(monday.url('test'));
		expect(stage.webhook().name).toBe('n8n: Monday reports (test)');
		await tuesday.publish();
		expectShared(tuesday.url('production'), monday.url('test'));
		expect(stage.webhook().name).toBe('n8n: Tuesday reports');
		await tuesday.unpublish();
		expectShared(monday.url('test'));
		await monday.stopListening();
		expectNothingLeft();
	});

	it('is left as it is where a registration has failed before it', async () => {
		await monday.publish();
		const before = stage.webhook();
		tuesday.parameters = { channel: 'require' };
		stage.thoughtSpot.setChannels(ORG, ['EMAIL']);
		expect(await messageOf(tuesday.publish())).toMatch(/switched off/);
		expect(stage.webhook()).toEqual(before);
	});
});

it('is created once where ThoughtSpot shows it some time later', async () => {
	stage.n8n.process.onAnswer = (url) => {
		if (!url.endsWith('/webhooks/create')) return;
		const { id } = stage.webhook();
		stage.thoughtSpot.changeWebhook(id, { orgId: 'not shown yet' });
		setTimeout(() => stage.thoughtSpot.changeWebhook(id, { orgId: ORG }), 500);
	};
	await monday.publish();
	expect(stage.thoughtSpot.webhooks()).toHaveLength(1);
	expectShared(monday.url('production'));
});

describe('two workflows that are published at the same time', () => {
	it('both share it, in whatever order their calls come', async () => {
		await Promise.all([monday.publish(), tuesday.publish(), monday.listen()]);
		expect(new Set(subscribers())).toEqual(
			new Set([monday.url('production'), tuesday.url('production'), monday.url('test')]),
		);
		await Promise.all([monday.unpublish(), tuesday.unpublish(), monday.stopListening()]);
		expectNothingLeft();
	});

	it('both stay, where another process writes the list as it was before', async () => {
		await monday.publish();
		const before = stage.webhook().urlParams;
		let isOverwritten = false;
		stage.n8n.process.onAnswer = (url) => {
			if (isOverwritten || !url.endsWith('/update')) return;
			isOverwritten = true;
			stage.thoughtSpot.changeWebhook(stage.webhook().id, { urlParams: before });
		};
		await tuesday.publish();
		expect(isOverwritten).toBe(true);
		expectShared(monday.url('production'), tuesday.url('production'));
	});
});

it('one that is published anew gets a report that comes in between', async () => {
	await monday.publish();
	await tuesday.publish();
	let delivery: Promise<{ status: string }> | undefined;
	stage.n8n.process.onAnswer = (url) => {
		if (url.endsWith('/webhooks/search')) {
			delivery ??= stage.thoughtSpot.deliver({ webhookId: stage.webhook().id });
		}
	};
	await tuesday.publish();
	expect(await delivery).toMatchObject({ status: 'SUCCESS' });
	const ran = ({ runs }: DrivenWorkflow) =>
		runs.production.filter(({ workflowData }) => workflowData !== undefined).length;
	expect([ran(monday), ran(tuesday)]).toEqual([1, 1]);
});

describe('who has gone', () => {
	it('is left out when another joins, which takes the head’s place', async () => {
		await monday.publish();
		stage.n8n.unmount(new URL(monday.url('production')).pathname);
		await tuesday.publish();
		expectShared(tuesday.url('production'));
		await monday.unpublish();
		expectShared(tuesday.url('production'));
	});

	it.each(['Active version not found for workflow', 'Could not find workflow'])(
		'is left out where n8n 1 keeps its address, and says of a delivery: %s',
		async (said) => {
			await monday.publish();
			stage.n8n.mount(new URL(monday.url('production')).pathname, monday, async (_, response) => {
				response.status(404).json({ code: 404, message: `${said} with id "1"` });
			});
			await tuesday.publish();
			expectShared(tuesday.url('production'));
		},
	);

	it('is left out when another leaves', async () => {
		await monday.publish();
		await tuesday.publish();
		stage.n8n.unmount(new URL(monday.url('production')).pathname);
		await tuesday.unpublish();
		expectNothingLeft();
	});

	it('gets no webhook from the last one that leaves, also where the secret was changed', async () => {
		await monday.publish();
		await tuesday.publish();
		stage.n8n.unmount(new URL(monday.url('production')).pathname);
		stage.credential.data = { ...stage.credential.data, signingSecret: 'the-new-signing-secret' };
		await tuesday.unpublish();
		expect(stage.n8n.log).toContainEqual({
			level: 'warn',
			message: expect.stringMatching(/still points to this n8n.*Delete it in ThoughtSpot/),
		});
	});

	it('is a test listener that died with n8n', async () => {
		await monday.publish();
		await monday.listen();
		await stage.n8n.restart();
		await tuesday.publish();
		expectShared(monday.url('production'), tuesday.url('production'));
	});
});

describe('another credential of this n8n', () => {
	const withSecret = (signingSecret: string) =>
		stage.n8n.workflow({
			credential: stage.n8n.credential(signIn(stage.thoughtSpot, { signingSecret })),
			name: 'Wednesday reports',
		});

	it('joins with the same secret', async () => {
		await monday.publish();
		const wednesday = withSecret(String(stage.credential.data.signingSecret));
		await wednesday.publish();
		expectShared(monday.url('production'), wednesday.url('production'));
	});

	it.each(['fail', 'takeOver'])(
		'is refused with another secret, also with %s',
		async (conflict) => {
			await monday.publish();
			const before = stage.webhook();
			const wednesday = withSecret('another-signing-secret');
			wednesday.parameters = { conflict };
			expect(await messageOf(wednesday.publish())).toMatch(
				/shared by workflows of this n8n whose.*another Webhook Signing Secret.*Choose the same credential.*If they have the same, somebody has changed/,
			);
			expect(stage.webhook()).toEqual(before);
		},
	);
});

describe('a new signing secret', () => {
	beforeEach(async () => {
		await monday.publish();
		await tuesday.publish();
	});

	const change = (fields: Record<string, string>) => {
		const { signingSecret } = stage.credential.data;
		stage.credential.data = { ...stage.credential.data, ...fields };
		return String(signingSecret);
	};

	it('needs one workflow published again, where the one before is known', async () => {
		const previousSigningSecret = change({ signingSecret: 'the-new-signing-secret' });
		change({ previousSigningSecret });
		await tuesday.publish();
		expectShared(monday.url('production'), tuesday.url('production'));
		await monday.unpublish();
		await tuesday.unpublish();
		expectNothingLeft();
	});

	it('is set for all by one of them, where the one before is not known', async () => {
		change({ signingSecret: 'the-new-signing-secret' });
		await tuesday.publish();
		expectShared(monday.url('production'), tuesday.url('production'));
	});

	it('leaves a webhook that nothing proves to be ours, and says so', async () => {
		change({ signingSecret: 'the-new-signing-secret' });
		await tuesday.unpublish();
		expectShared(monday.url('production'));
		await monday.unpublish();
		expect(stage.webhook().urlParams).toEqual({});
		expect(stage.n8n.log).toContainEqual({
			level: 'warn',
			message: expect.stringMatching(/still points to this n8n.*Delete it in ThoughtSpot/),
		});
	});
});

it('is set right where somebody pointed it to another workflow that shares it', async () => {
	await monday.publish();
	await tuesday.publish();
	const { id } = stage.webhook();
	stage.thoughtSpot.changeWebhook(id, { url: tuesday.url('production') }, 'rita');
	await monday.publish();
	expectShared(tuesday.url('production'), monday.url('production'));
	stage.thoughtSpot.changeWebhook(id, { url: monday.url('production') }, 'rita');
	await monday.unpublish();
	expectShared(tuesday.url('production'));
	await tuesday.unpublish();
	expectNothingLeft();
});

describe('a webhook that somebody made at a trigger’s address', () => {
	const remake = (change = {}) => {
		const { id, orgId, name, url, urlParams } = stage.webhook();
		stage.thoughtSpot.removeWebhook(id);
		const signatureVerification = {
			type: 'HMAC_SHA256',
			algorithm: 'SHA256',
			header: 'X-Webhook-Signature',
			secret: 'of-somebody-else',
		} as const;
		stage.thoughtSpot.seedWebhook({
			orgId,
			name,
			url,
			urlParams,
			signatureVerification,
			...change,
		});
	};

	it.each([
		['with the list that it had', {}],
		['without a list', { urlParams: undefined }],
	])('gets the credential’s secret when that is published, %s', async (_how, change) => {
		await monday.publish();
		remake(change);
		await monday.publish();
		expectShared(monday.url('production'));
		await monday.unpublish();
		// whoever made it may delete it
		expect(stage.webhook()).toMatchObject({ url: monday.url('production'), urlParams: {} });
	});

	it('is not another trigger’s to take, where it has no list', async () => {
		await monday.publish();
		remake({ urlParams: undefined });
		const before = stage.webhook();
		tuesday.parameters = { conflict: 'takeOver' };
		expect(await messageOf(tuesday.publish())).toMatch(
			/delivers to another trigger of this n8n \(\/webhook\/.*Publish the workflow of that trigger again/,
		);
		expect(stage.webhook()).toEqual(before);
	});
});

it('is refused to a trigger that expects the signature in another header', async () => {
	await monday.publish();
	tuesday.parameters = { settings: { signatureHeader: 'X-Tuesday' } };
	expect(await messageOf(tuesday.publish())).toMatch(
		/the signature in the header "X-Webhook-Signature".*Set Signature Header/,
	);
	expectShared(monday.url('production'));
});

it('ends within a minute where ThoughtSpot hangs', async () => {
	const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
		const controller = new AbortController();
		if (milliseconds === 60_000) setTimeout(() => controller.abort(), 100);
		return controller.signal;
	});
	const operation = 'searchWebhookConfigurations';
	stage.thoughtSpot.faults.add({ operation, kind: 'timeout', times: Infinity });
	expect(await messageOf(monday.publish({ attempts: 1 }))).toMatch(/within 60 seconds/);
	timeout.mockRestore();
	stage.thoughtSpot.faults.clear();
	await tuesday.publish();
	expectShared(tuesday.url('production'));
});

it('remembers nothing of it in n8n', async () => {
	await monday.publish();
	await monday.listen();
	expect([monday.staticData, monday.listenerData]).toEqual([{}, {}]);
});
