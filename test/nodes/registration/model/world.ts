import type { StoredWebhook } from '../../../../sandbox/thoughtspot';
import type { DrivenWorkflow } from '../../n8n/drivenWorkflow';
import type { Lifecycle } from '../../n8n/instance';
import { ORG, Stage, signIn } from '../stage';

export const SALES = '77';
export const ORGS = [ORG, SALES];

export interface Setting {
	lifecycle: Lifecycle;
	/** For each of the two workflows, whether it takes over */
	takesOver: [boolean, boolean];
}

type Visible = Pick<StoredWebhook, 'id' | 'name' | 'url' | 'description' | 'status'>;

/** What a webhook's owner knows of it. */
const visible = ({ id, name, url, description, status }: StoredWebhook): Visible => ({
	...{ id, name, url, description: description ?? '' },
	status: status ?? 'ENABLED',
});

/** Two workflows of one n8n, two Orgs, and the people who have webhooks there. */
export class World {
	/** Other people's webhooks, by ID, as they left them */
	readonly foreign = new Map<string, Visible>();
	/** Webhooks that somebody repointed or deleted: nobody owes anything for them any more */
	readonly disturbed = new Set<string>();
	readonly steps: string[] = [];
	/** Where each webhook pointed when it was last looked at */
	private readonly seen = new Map<string, string>();
	private serial = 0;

	private constructor(
		readonly stage: Stage,
		readonly workflows: readonly DrivenWorkflow[],
	) {}

	/** On a stage that other worlds have used before. */
	static on(stage: Stage, { takesOver }: Setting): World {
		stage.reset();
		stage.thoughtSpot.setChannels(SALES, undefined);
		const { signingSecret = '' } = stage.credential.data;
		const workflows = takesOver.map((takes, index) =>
			stage.n8n.workflow({
				credential: stage.n8n.credential({
					...signIn(stage.thoughtSpot, { orgId: ORG }),
					signingSecret,
				}),
				name: index === 0 ? 'Monday reports' : 'Tuesday reports',
				parameters: takes ? { conflict: 'takeOver' } : {},
			}),
		);
		return new World(stage, workflows);
	}

	static async stage(lifecycle: Lifecycle): Promise<Stage> {
		const stage = await Stage.set({ lifecycle });
		stage.thoughtSpot.addOrg({ name: 'Sales', id: SALES });
		stage.credential.data = { ...stage.credential.data, signingSecret: 'the-signing-secret' };
		return stage;
	}

	webhook(orgId: string): StoredWebhook | undefined {
		return this.stage.thoughtSpot.webhooks(orgId)[0];
	}

	isOurs({ url }: { url: string }): boolean {
		return url.startsWith(this.stage.n8n.publicUrl);
	}

	look(): void {
		for (const { id, url } of this.stage.thoughtSpot.webhooks()) this.seen.set(id, url);
	}

	/** Whether another workflow that may take over had it at last: then it was no longer this one's. */
	wasTakenFrom(name: string, webhookId: string): boolean {
		const url = this.seen.get(webhookId);
		return this.workflows.some(
			(other) =>
				other.name !== name &&
				other.parameters.conflict === 'takeOver' &&
				[other.url('production'), other.url('test')].includes(url ?? ''),
		);
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

	/** Its owner changes a webhook, wherever it points; the address only where it is his own. */
	changeForeign(webhook: StoredWebhook, takeBack: boolean): void {
		const owned = this.foreign.get(webhook.id);
		if (!owned) return;
		this.serial += 1;
		const isLent = this.isOurs(webhook);
		const change = takeBack
			? { url: `https://hooks.finance.example/back/${this.serial}` }
			: { name: `Finance reports, edition ${this.serial}` };
		this.stage.thoughtSpot.changeWebhook(webhook.id, change, 'frank.finance');
		if (isLent && takeBack) {
			// the rest stays as it was lent: it is his to tidy up
			this.foreign.delete(webhook.id);
			this.disturbed.add(webhook.id);
		} else {
			this.foreign.set(webhook.id, { ...owned, ...change });
		}
	}

	remove(webhook: StoredWebhook): void {
		this.stage.thoughtSpot.removeWebhook(webhook.id);
		this.foreign.delete(webhook.id);
		this.disturbed.add(webhook.id);
	}

	/** A foreign webhook as it is now, to be compared with how its owner left it. */
	now(id: string): Visible | undefined {
		const found = this.stage.thoughtSpot.webhooks().find((webhook) => webhook.id === id);
		return found && visible(found);
	}
}
