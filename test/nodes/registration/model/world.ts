import type { StoredWebhook } from '../../../../sandbox/thoughtspot';
import {
	LIST_PARAMETER,
	readList,
} from '../../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import { addressOf } from '../../../../nodes/ThoughtSpot/trigger/sharing/triggerAddress';
import type { DrivenWorkflow } from '../../n8n/drivenWorkflow';
import type { Lifecycle, N8nInstance } from '../../n8n/instance';
import { ORG, Stage, signIn } from '../stage';

export const SALES = '77';
export const ORGS = [ORG, SALES];
export const SECRET = 'the-signing-secret';
const NAMES = ['Monday reports', 'Tuesday reports', 'Wednesday reports'];

/** For each of the three workflows, whether it takes over */
export type Takes = [boolean, boolean, boolean];

type Visible = Pick<StoredWebhook, 'id' | 'name' | 'url' | 'description' | 'status'>;

/** What a webhook's owner knows of it. */
const visible = ({ id, name, url, description, status }: StoredWebhook): Visible => ({
	...{ id, name, url, description: description ?? '' },
	status: status ?? 'ENABLED',
});

/** Three workflows of one n8n, one of another n8n, two Orgs, and the people who have webhooks there. */
export class World {
	/** Other people's webhooks, by ID, as they left them */
	readonly foreign = new Map<string, Visible>();
	/** Webhooks that somebody tampered with: nobody owes anything for them any more */
	readonly disturbed = new Set<string>();
	/** Webhooks that their owners pointed elsewhere while they were lent: our secret went with them */
	readonly takenBack = new Set<string>();
	/** Workflows that somebody cut off: they are told by nobody, and stay so until they are published again */
	readonly cutOff = new Set<DrivenWorkflow>();
	readonly steps: string[] = [];
	private serial = 0;

	private constructor(
		readonly stage: Stage,
		readonly workflows: readonly DrivenWorkflow[],
		readonly rival: DrivenWorkflow,
	) {}

	/** On a stage that other worlds have used before. */
	static on(stage: Stage, otherN8n: N8nInstance, takes: Takes): World {
		stage.reset();
		otherN8n.forget();
		stage.thoughtSpot.setChannels(SALES, undefined);
		const workflowOf = (n8n: N8nInstance, name: string, doesTake: boolean, signingSecret: string) =>
			n8n.workflow({
				credential: n8n.credential({
					...signIn(stage.thoughtSpot, { orgId: ORG }),
					signingSecret,
				}),
				name,
				parameters: doesTake ? { conflict: 'takeOver' } : {},
			});
		const workflows = takes.map((doesTake, index) =>
			workflowOf(stage.n8n, NAMES[index] ?? '', doesTake, SECRET),
		);
		const rival = workflowOf(otherN8n, 'Reports of the rival', true, 'the-secret-of-the-rival');
		return new World(stage, workflows, rival);
	}

	static async stage(lifecycle: Lifecycle): Promise<Stage> {
		const stage = await Stage.set({ lifecycle });
		stage.thoughtSpot.addOrg({ name: 'Sales', id: SALES });
		return stage;
	}

	webhook(orgId: string): StoredWebhook | undefined {
		return this.stage.thoughtSpot.webhooks(orgId)[0];
	}

	/** Whether it points to one of the three workflows' n8n. */
	isOurs({ url }: { url: string }): boolean {
		return url.startsWith(`${this.stage.n8n.publicUrl}/`);
	}

	isRivals({ url }: { url: string }): boolean {
		return url.startsWith(`${this.rival.instance.publicUrl}/`);
	}

	/** The addresses in a list that our secret signed, the head's first; none where it does not fit. */
	subscribers({ id, url, urlParams }: StoredWebhook): string[] {
		const list = readList(urlParams?.[LIST_PARAMETER], [SECRET], id);
		const addresses = (list?.subscribers ?? []).map((each) => addressOf(url, each) ?? '');
		return addresses[0] === url ? addresses : [];
	}

	/** Who delivers to the workflows of an Org is not what it was: whoever was published there is cut off. */
	disturb(webhook: StoredWebhook): void {
		this.disturbed.add(webhook.id);
		for (const workflow of this.workflows) {
			if (String(workflow.credential.data.orgId) === webhook.orgId) this.cutOff.add(workflow);
		}
	}

	/** Somebody creates a webhook, where the Org has none. */
	addForeign(orgId: string): void {
		this.serial += 1;
		const added = this.stage.seedForeign({
			orgId,
			name: `Finance reports ${this.serial}`,
			url: `https://hooks.finance.example/${this.serial}`,
			description: this.serial % 2 === 0 ? undefined : 'Numbers for the board',
			status: this.serial % 3 === 0 ? 'DISABLED' : undefined,
		});
		this.foreign.set(added.id, visible(added));
	}

	/** Its owner changes a webhook, wherever it points. */
	changeForeign(webhook: StoredWebhook, takeBack: boolean): void {
		const owned = this.foreign.get(webhook.id);
		if (!owned) return;
		this.serial += 1;
		const isLent = this.isOurs(webhook) || this.isRivals(webhook);
		const change = takeBack
			? { url: `https://hooks.finance.example/back/${this.serial}` }
			: { name: `Finance reports, edition ${this.serial}` };
		this.stage.thoughtSpot.changeWebhook(webhook.id, change, 'frank.finance');
		if (isLent && takeBack) {
			// the rest stays as it was lent: it is his to tidy up
			this.foreign.delete(webhook.id);
			this.takenBack.add(webhook.id);
			this.disturb(webhook);
		} else {
			this.foreign.set(webhook.id, { ...owned, ...change });
		}
	}

	/** Somebody changes what stands in a webhook of ours, which may have been his. */
	tamper(webhook: StoredWebhook, change: Partial<StoredWebhook>): void {
		this.stage.thoughtSpot.changeWebhook(webhook.id, change, 'mallory');
		this.foreign.delete(webhook.id);
		this.disturb(webhook);
	}

	remove(webhook: StoredWebhook): void {
		this.stage.thoughtSpot.removeWebhook(webhook.id);
		this.foreign.delete(webhook.id);
		this.disturb(webhook);
	}

	/** Somebody deletes the webhook and makes it anew at the same address, with all that can be seen of it. */
	remake(webhook: StoredWebhook, withList: boolean): void {
		this.remove(webhook);
		const { orgId, name, url, urlParams } = webhook;
		const again = this.stage.thoughtSpot.seedWebhook({
			...{ orgId, name, url },
			...(withList ? { urlParams } : {}),
			signatureVerification: {
				type: 'HMAC_SHA256',
				algorithm: 'SHA256',
				header: 'X-Webhook-Signature',
				secret: 'of-somebody-else',
			},
		});
		this.disturb(again);
	}

	/** A foreign webhook as it is now, to be compared with how its owner left it. */
	now(id: string): Visible | undefined {
		const found = this.stage.thoughtSpot.webhooks().find((webhook) => webhook.id === id);
		return found && visible(found);
	}
}
