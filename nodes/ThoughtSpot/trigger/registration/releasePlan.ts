import type { Webhook } from '../../api/webhooks';
import type { Loan } from './lending';
import { readDescription, standingBelow } from './lending';
import type { Remembered, Restore, WebhookChange } from './webhookChange';
import { describe, isEmpty, restoringChange } from './webhookChange';
import { sameNode } from './webhookUrl';

export type Release =
	/** There is nothing of this node's at ThoughtSpot; `taken`: somebody else's webhook is in the Org */
	| { action: 'none'; taken: boolean }
	| { action: 'delete'; webhook: Webhook }
	| { action: 'giveBack'; webhook: Webhook; change: WebhookChange }
	/** Somebody took it over from this node: whoever has it need not give it back any more */
	| { action: 'withdraw'; webhook: Webhook; change: WebhookChange };

function withdraw(webhook: Webhook, isThisNode: (loan: Loan) => boolean): Release {
	const { text, loans } = readDescription(webhook.description);
	const withdrawn = loans.map((loan): Loan =>
		isThisNode(loan) ? { ...loan, withdrawn: true } : loan,
	);
	const change = describe(webhook, { text, loans: withdrawn });
	return isEmpty(change)
		? { action: 'none', taken: true }
		: { action: 'withdraw', webhook, change };
}

/**
 * What to do about the remembered webhook when a workflow is deactivated or a test listener ends: given
 * back where it was borrowed, else deleted; only where it still points here.
 */
export function planRelease(found: Webhook[], remembered: Remembered, ownUrl: string): Release {
	const { webhookId, listening } = remembered;
	const isThisNode = ({ url }: { url: string }) =>
		url === remembered.url ||
		(!listening && (sameNode(url, remembered.url) || sameNode(url, ownUrl)));
	const webhook =
		found.find(({ id }) => id === webhookId) ?? found.find(({ url }) => url === remembered.url);
	if (webhook === undefined) return { action: 'none', taken: found.length > 0 };
	if (!isThisNode(webhook)) {
		const { own, url } = remembered.restore ?? { own: true };
		// its owner has it again: from an attempt whose answer was lost, or by himself
		if (!own && webhook.url === url) return { action: 'none', taken: false };
		return withdraw(webhook, isThisNode);
	}

	const { text, loans } = readDescription(webhook.description);
	const isLender = (loan: Loan) => !listening && isThisNode(loan);
	const kept = standingBelow(loans, isLender);
	const noted = kept.at(-1);
	const own = noted !== undefined && listening && sameNode(noted.url, remembered.url);
	const [first] = loans;
	const lost = first === undefined || isLender(first) ? remembered.restore : undefined;
	const restore: Restore | undefined = noted ? { ...noted, own } : lost;
	if (restore === undefined) return { action: 'delete', webhook };
	const rest = describe(webhook, { text, loans: kept.slice(0, -1) });
	return {
		action: 'giveBack',
		webhook,
		change: { ...restoringChange(webhook, restore), ...rest },
	};
}
