import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { RecordedRequest, StoredWebhook, ThoughtSpot } from '../../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../../sandbox/thoughtspot';
import type { Credential, InstanceOptions } from '../n8n/instance';
import { N8nInstance } from '../n8n/instance';

export const ORG = '0';

const CHANGING = [
	'createWebhookConfiguration',
	'updateWebhookConfiguration',
	'deleteWebhookConfigurations',
	'configureCommunicationChannelPreferences',
];

/** A ThoughtSpot, an n8n with the package, and a credential of the administrator. */
export class Stage {
	private readonly instances: N8nInstance[] = [];

	private constructor(
		readonly thoughtSpot: ThoughtSpot,
		readonly n8n: N8nInstance,
		readonly credential: Credential,
	) {
		this.instances.push(n8n);
	}

	static async set(options: InstanceOptions = {}): Promise<Stage> {
		const thoughtSpot = await startThoughtSpot({ retryDelaysMs: [] });
		const n8n = await N8nInstance.start(options);
		return new Stage(thoughtSpot, n8n, n8n.credential(signIn(thoughtSpot)));
	}

	/** The requests that changed something, or tried to. */
	changes(since = 0): RecordedRequest[] {
		return this.thoughtSpot.requests
			.slice(since)
			.filter(({ operation = '' }) => CHANGING.includes(operation));
	}

	/** The Org's only webhook. */
	webhook(orgId = ORG): StoredWebhook {
		const [only, ...others] = this.thoughtSpot.webhooks(orgId);
		if (!only || others.length > 0) throw new Error(`${others.length + 1} webhooks, not one`);
		return only;
	}

	/** Somebody else's webhook, with everything that a webhook can have. */
	seedForeign(change: Partial<StoredWebhook> = {}): StoredWebhook {
		return this.thoughtSpot.seedWebhook({
			orgId: ORG,
			name: 'Finance reports',
			description: 'Numbers for the board',
			url: 'https://hooks.finance.example/liveboards?key=not-for-everybody',
			urlParams: { team: 'finance' },
			additionalHeaders: [{ key: 'X-Team', value: 'header-secret' }],
			authentication: { BEARER_TOKEN: 'bearer-secret' },
			createdBy: 'frank.finance',
			lastModifiedBy: 'frank.finance',
			...change,
		});
	}

	/** Makes ThoughtSpot's one Org, and n8n, as they were at first; the credential stays signed in. */
	reset(): void {
		const { faults, requests } = this.thoughtSpot;
		faults.clear();
		this.n8n.process.letTimeOut(undefined);
		for (const { id } of this.thoughtSpot.webhooks()) this.thoughtSpot.removeWebhook(id);
		this.thoughtSpot.setChannels(ORG, undefined);
		requests.splice(0);
		this.n8n.forget();
	}

	async anotherN8n(options: InstanceOptions = {}): Promise<N8nInstance> {
		const instance = await N8nInstance.start(options);
		this.instances.push(instance);
		return instance;
	}

	async close(): Promise<void> {
		await Promise.all(this.instances.map(async (instance) => await instance.close()));
		await this.thoughtSpot.close();
	}
}

/** What an administrator types in to sign in with the secret key. */
export const signIn = (
	{ url, secretKey }: ThoughtSpot,
	fields: Record<string, string> = {},
): ICredentialDataDecryptedObject => ({
	baseUrl: url,
	authentication: 'secretKey',
	username: 'tsadmin',
	secretKey,
	orgId: '',
	signingSecret: '',
	sessionToken: '',
	sessionOwner: '',
	...fields,
});

/** What a webhook is but for when it was changed, and by whom. */
export const lasting = (webhook: StoredWebhook): StoredWebhook => ({
	...webhook,
	modifiedAt: 0,
	lastModifiedBy: '',
});

export const messageOf = async (work: Promise<unknown>): Promise<string> =>
	await work.then(
		() => 'no error',
		(error: unknown) => (error instanceof Error ? error.message : String(error)),
	);
