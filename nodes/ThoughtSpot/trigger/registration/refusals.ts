import { isLoopback, normalizeBaseUrl } from '../../transport/address';
import type { Webhook } from '../../api/webhooks';
import { ThoughtSpotError } from '../../transport/errors';
import { hostOf } from './webhookUrl';

/** Who changed it last, and on which day, as far as ThoughtSpot says. */
function lastChange(webhook: Webhook): string {
	const by = webhook.last_modified_by?.name ?? webhook.created_by?.name;
	const at = webhook.modification_time_in_millis ?? webhook.creation_time_in_millis;
	const known = [by && `by ${by}`, at && `on ${new Date(at).toISOString().slice(0, 10)}`];
	return known.some(Boolean) ? `, last changed ${known.filter(Boolean).join(' ')}` : '';
}

/** The Org's one webhook belongs to somebody else: whose it is, and what to do. */
export function someoneElses(webhook: Webhook, ownUrl: string): ThoughtSpotError {
	const host = hostOf(webhook.url);
	const here = host === hostOf(ownUrl);
	const receiver = here ? `another workflow of this n8n (${host})` : host;
	const owner = here ? 'Unpublish that workflow' : 'Ask its owner to delete it';
	return new ThoughtSpotError(
		`This Org already has a webhook for Liveboard schedules, and ThoughtSpot allows only one: "${webhook.name}" delivers to ${receiver}${lastChange(webhook)}. It was left unchanged. ${owner}, or choose "Take Over" under "If the Org Already Has a Webhook".`,
	);
}

/** ThoughtSpot calls from outside; only a sandbox on the same machine can reach a loopback address. */
export function requireReachable(url: string, baseUrl: string): void {
	const origin = normalizeBaseUrl(baseUrl);
	if (origin !== undefined && isLoopback(origin)) return;
	if (new URL(url).protocol === 'https:' && !isLoopback(url)) return;
	throw new ThoughtSpotError(
		`ThoughtSpot cannot deliver to ${new URL(url).origin}: it needs a public https address. Set N8N_WEBHOOK_URL (n8n 2) or WEBHOOK_URL to the address under which this n8n is reached from the internet, and restart n8n.`,
	);
}
