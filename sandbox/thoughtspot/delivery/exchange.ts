import type { Dispatcher } from 'undici';

import type { DeliveryAttempt, StoredWebhook } from '../model';
import type { Message } from './message';
import type { Alteration, Receipt, SignedMessage } from './receiver';
import { post, receiverUrl, signedMessage } from './receiver';
import type { SignatureForm } from './signature';

interface Sending {
	webhook: StoredWebhook;
	message: Message;
	/** Gets what is sent, even when no answer comes. */
	attempt: DeliveryAttempt;
	alter?: Alteration;
}

interface Terms {
	dispatcher: Dispatcher;
	timeoutMs: number;
	closing: AbortSignal;
	signature: SignatureForm;
}

/**
 * Aborts after the time-out or on closing. Not by `AbortSignal.any` with `AbortSignal.timeout`: on Node 20 the garbage
 * collector may take these before they fire.
 */
function givingUpInTime({ timeoutMs, closing }: Terms): { signal: AbortSignal; end: () => void } {
	const controller = new AbortController();
	const close = () => controller.abort(closing.reason);
	const timer = setTimeout(() => {
		controller.abort(new Error(`timeout: no answer within ${timeoutMs} ms`));
	}, timeoutMs);
	closing.addEventListener('abort', close);
	const end = () => {
		clearTimeout(timer);
		closing.removeEventListener('abort', close);
	};
	return { signal: controller.signal, end };
}

/** Signs a message, sends it to the webhook's receiver, and waits for the answer. */
export async function exchange(
	{ webhook, message, attempt, alter = (unaltered: SignedMessage) => unaltered }: Sending,
	terms: Terms,
): Promise<Receipt> {
	const giveUp = givingUpInTime(terms);
	const options = { dispatcher: terms.dispatcher, signal: giveUp.signal };
	try {
		const signed = await signedMessage(webhook, message, terms.signature, options);
		const sent = alter({ headers: { ...signed.headers }, body: signed.body });
		Object.assign(attempt, sent);
		return await post(receiverUrl(webhook), sent, options);
	} finally {
		giveUp.end();
	}
}
