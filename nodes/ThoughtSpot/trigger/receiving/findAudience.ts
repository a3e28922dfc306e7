import type { IWebhookFunctions } from 'n8n-workflow';

import { currentOrgId } from '../../api/orgs';
import type { Webhook } from '../../api/webhooks';
import { webhooksOf } from '../../api/webhooks';
import type { Delivery, LiveboardDelivery } from '../../message/delivery';
import { object, text } from '../../message/json';
import { ThoughtSpotError, resultOrError } from '../../transport/errors';
import type { ReceivingParameters } from '../parameters';
import type { Subscriber, SubscriberList } from '../sharing/subscribers';
import { LIST_PARAMETER, readList } from '../sharing/subscribers';
import type { Audience } from './audience';
import { ALONE, audienceOf, deliveredBy } from './audience';
import { HOP_HEADER, hopTo, isHopMark } from './hop';
import type { Patience } from './patience';
import { calledTrigger } from './calledTrigger';
import { signingSecrets } from './signingSecrets';
import type { Announcement } from './verify/announcement';

/** How long what was found counts, and that nothing could be. */
const KEPT_MILLISECONDS = { found: 60_000, failed: 5_000 };
const MOST_WEBHOOKS = 100;

/** `until`: by the process's own clock, which nobody sets back */
type Lookup = { until: number; webhook: Promise<Webhook | undefined> };

/** By ThoughtSpot's ID of the webhook, or its URL */
const lookups = new Map<string, Lookup>();

/** The webhook at ThoughtSpot; rejects with a `ThoughtSpotError`. */
async function webhookAtThoughtSpot(
	context: IWebhookFunctions,
	webhookId: string | undefined,
): Promise<Webhook | undefined> {
	const webhooks = await webhooksOf(context, await currentOrgId(context));
	const url = context.getNodeWebhookUrl('default');
	return webhooks.find(({ id }) => id === webhookId) ?? webhooks.find((each) => each.url === url);
}

async function lookUp(
	context: IWebhookFunctions,
	webhookId: string | undefined,
): Promise<Webhook | undefined> {
	const key = webhookId ?? context.getNodeWebhookUrl('default') ?? '';
	const known = lookups.get(key);
	if (known !== undefined && performance.now() < known.until) return await known.webhook;
	const webhook = webhookAtThoughtSpot(context, webhookId);
	const lookup = { until: performance.now() + KEPT_MILLISECONDS.found, webhook };
	webhook.catch(() => (lookup.until = performance.now() + KEPT_MILLISECONDS.failed));
	lookups.delete(key);
	lookups.set(key, lookup);
	const [oldest = key] = lookups.keys();
	if (lookups.size > MOST_WEBHOOKS) lookups.delete(oldest);
	return await webhook;
}

async function listAtThoughtSpot(
	context: IWebhookFunctions,
	webhookId: string | undefined,
	secrets: readonly string[],
): Promise<SubscriberList | undefined> {
	const webhook = await lookUp(context, webhookId);
	return readList(webhook?.url_params?.[LIST_PARAMETER], secrets, webhook?.id);
}

/** By the list that came along, else by the one that stands at ThoughtSpot; rejects with a `ThoughtSpotError`. */
async function findSubscribers(
	context: IWebhookFunctions,
	{ sent }: LiveboardDelivery,
	secrets: readonly string[],
): Promise<Subscriber[]> {
	const webhookId = text(object(sent.data).channelID) || undefined;
	const { [LIST_PARAMETER]: cameAlong } = object(context.getQueryData());
	const list =
		readList(cameAlong, secrets, webhookId) ??
		(await listAtThoughtSpot(context, webhookId, secrets));
	if (list === undefined) {
		context.logger.warn(
			'The webhook in ThoughtSpot has no list of the workflows that share it, or one that somebody else wrote. Publish them again.',
		);
	}
	return list?.subscribers ?? [];
}

const tooLate = () =>
	new ThoughtSpotError('ThoughtSpot did not answer in time.', { reached: 'unknown' });

/**
 * Who gets a delivery that came to this trigger. A subscriber to whom the head has passed it on is alone with it,
 * and so is a trigger whose webhook was made by hand. Never rejects.
 */
export async function findAudience(
	context: IWebhookFunctions,
	delivery: Delivery,
	announcement: Announcement,
	{ registration }: ReceivingParameters,
	patience: Patience,
): Promise<Audience> {
	const { headers } = announcement;
	const self = calledTrigger(context);
	if (delivery.kind !== 'liveboard' || registration === 'manual' || self === undefined)
		return ALONE;
	const secrets = (await signingSecrets(context)) ?? [];
	if (isHopMark(headers[HOP_HEADER], hopTo(self, announcement), secrets)) return ALONE;
	const finding = resultOrError(findSubscribers(context, delivery, secrets));
	const subscribers = (await patience.waitFor(finding)) ?? tooLate();
	if (subscribers instanceof ThoughtSpotError) {
		const problem = `The workflows that share the webhook are not known: ${subscribers.message}`;
		return { ...ALONE, problem };
	}
	return audienceOf(subscribers, self, deliveredBy(delivery.payload), Date.now());
}
