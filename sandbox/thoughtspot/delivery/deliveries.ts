import type { EventEmitter } from 'node:events';
import { setMaxListeners } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

import { Agent } from 'undici';

import type { Delivery, DeliveryAttempt, DeliveryFile, Recipient, StoredWebhook } from '../model';
import type { World } from '../world';
import { exchange } from './exchange';
import type { Message } from './message';
import { composeMessage } from './message';
import type { Alteration } from './receiver';
import { receiverUrl } from './receiver';
import type { SignatureForm } from './signature';
import type { StorageForm } from './storage';

export interface DeliveryEvents {
	/** A delivery has ended, with SUCCESS or FAILED. */
	delivery: [Delivery];
	attempt: [DeliveryAttempt];
}

export interface DeliveryRules {
	timeoutMs: number;
	/** The pauses before the second, third, … attempt. */
	retryDelaysMs: readonly number[];
}

export interface Job {
	jobId: string;
	webhook: StoredWebhook;
	event: { id: string; name: string; runId: string };
	recipients: Recipient[];
	payload: Record<string, unknown>;
	files: DeliveryFile[];
	/** Whether a failed attempt is repeated. */
	retried: boolean;
	alter?: Alteration;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Sends deliveries, repeats failed ones, and keeps them in the world's history. */
export class Deliveries {
	signature: SignatureForm;
	storage: StorageForm = { files: 'body' };
	readonly attempts: DeliveryAttempt[] = [];
	private readonly agent = new Agent();
	private readonly closing = new AbortController();
	private readonly running = new Set<Promise<Delivery>>();

	constructor(
		private readonly world: World,
		private readonly rules: DeliveryRules,
		private readonly events: EventEmitter<DeliveryEvents>,
		signature: SignatureForm,
	) {
		this.signature = signature;
		// every delivery that is under way listens
		setMaxListeners(0, this.closing.signal);
	}

	/** Resolves when the delivery has ended; a failed delivery is a result, not an error. */
	async send(job: Job): Promise<Delivery> {
		const sending = this.carryOut(job);
		this.running.add(sending);
		try {
			return await sending;
		} finally {
			this.running.delete(sending);
		}
	}

	/** Breaks off what is under way: it ends FAILED. */
	async close(): Promise<void> {
		this.closing.abort(new Error('ThoughtSpot was closed'));
		await Promise.all(this.running);
		await this.agent.destroy();
	}

	private async carryOut(job: Job): Promise<Delivery> {
		const delivery = this.begin(job);
		const message = composeMessage(delivery, job.webhook, this.storage);
		const pauses = job.retried ? this.rules.retryDelaysMs : [];
		await this.tryOnce(delivery, message, job.alter);
		for (const pause of pauses) {
			if (delivery.status === 'SUCCESS' || !(await this.pause(pause))) break;
			await this.tryOnce(delivery, message, job.alter);
		}
		if (delivery.status !== 'SUCCESS') delivery.status = 'FAILED';
		this.events.emit('delivery', delivery);
		return delivery;
	}

	private begin({ jobId, webhook, event, recipients, payload, files }: Job): Delivery {
		const delivery: Delivery = {
			jobId,
			webhookId: webhook.id,
			webhookName: webhook.name,
			orgId: webhook.orgId,
			status: 'PENDING',
			createdAt: this.world.clock(),
			event,
			recipients,
			payload,
			files,
			attempts: [],
			tries: 0,
			detail: '',
		};
		this.world.deliveries.push(delivery);
		return delivery;
	}

	/** False when it was cut short by `close`. */
	private async pause(milliseconds: number): Promise<boolean> {
		const { signal } = this.closing;
		try {
			await delay(milliseconds, undefined, { signal });
		} catch (error) {
			if (!signal.aborted) throw error;
		}
		return !signal.aborted;
	}

	/** Sends to the webhook as it is configured at this moment. */
	private async tryOnce(delivery: Delivery, message: Message, alter?: Alteration): Promise<void> {
		const webhook = this.world.webhooks.get(delivery.webhookId);
		const attempt: DeliveryAttempt = {
			jobId: delivery.jobId,
			webhookId: delivery.webhookId,
			url: webhook ? receiverUrl(webhook).href : '',
			attempt: delivery.tries + 1,
			durationMs: 0,
			headers: {},
			body: message.body,
		};
		const startedAt = performance.now();
		delivery.tries += 1;
		delivery.attempts.push(attempt);
		this.attempts.push(attempt);
		try {
			if (!webhook) throw new Error('The webhook was deleted');
			const sending = { webhook, message, attempt, alter };
			Object.assign(attempt, await exchange(sending, this.terms()));
		} catch (error) {
			attempt.error = messageOf(error);
		}
		attempt.durationMs = performance.now() - startedAt;
		this.judge(delivery, attempt);
		this.events.emit('attempt', attempt);
	}

	private terms() {
		const { agent: dispatcher, signature } = this;
		return { dispatcher, signature, timeoutMs: this.rules.timeoutMs, closing: this.closing.signal };
	}

	private judge(delivery: Delivery, { status, answer, error }: DeliveryAttempt): void {
		const success = error === undefined && status !== undefined && status >= 200 && status < 300;
		delivery.status = success ? 'SUCCESS' : 'RETRY';
		if (success) delivery.detail = '';
		else delivery.detail = error ?? `HTTP ${status}: ${(answer ?? '').slice(0, 500)}`;
	}
}
