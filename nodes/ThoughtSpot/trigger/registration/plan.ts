import type { Webhook } from '../../api/webhooks';
import { LIVEBOARD_SCHEDULE } from '../../api/eventTypes';
import type { Loan } from './lending';
import { amended, readDescription, sameHeader, standing, standingBelow } from './lending';
import type { Remembered, Restore, WebhookChange } from './webhookChange';
import { describe, headerOf, isEmpty, restoringChange } from './webhookChange';
import { sameNode } from './webhookUrl';

export interface Wanted {
	url: string;
	name: string;
	description: string;
	signatureHeader: string;
	/** The secret at ThoughtSpot is known to be the credential's */
	secretIsSet: boolean;
	conflict: 'fail' | 'takeOver';
	/** A test listener instead of production; the names of its webhooks end in `TEST_SUFFIX` */
	listening: boolean;
}

export type Decision =
	| { action: 'create' }
	| { action: 'keep'; webhook: Webhook }
	| { action: 'update'; webhook: Webhook; change: WebhookChange; restore?: Restore }
	/** `giveBack`: an interrupted run of this node left somebody else's webhook pointing here */
	| { action: 'refuse'; webhook: Webhook; giveBack?: WebhookChange };

export const TEST_SUFFIX = ' (test)';

const isLiveboardWebhook = ({ events }: Webhook): boolean =>
	events?.includes(LIVEBOARD_SCHEDULE) ?? true;

/** Mine is the remembered one, or one that points to this node; not where its right has gone. */
function findMine(
	found: Webhook[],
	remembered: Remembered | undefined,
	wanted: Wanted,
): Webhook | undefined {
	const pointsHere = ({ url }: { url: string }) =>
		url === remembered?.url || sameNode(url, wanted.url);
	const known = found.find(({ id }) => id === remembered?.webhookId);
	if (known === undefined || pointsHere(known)) return known ?? found.find(pointsHere);
	// one that was taken over, and that its owner has taken back, is the owner's again
	const takenBack = remembered?.restore !== undefined;
	const isTheirs = takenBack || (wanted.conflict === 'fail' && isLentOn(known, pointsHere));
	return isTheirs ? found.find(pointsHere) : known;
}

/** Whether another workflow took it over; a test listener that died on it has no such claim. */
function isLentOn(webhook: Webhook, isThisNode: (loan: Loan) => boolean): boolean {
	const { loans } = readDescription(webhook.description);
	return loans.some((loan) => isThisNode(loan) && !isLentToTest(loan));
}

const isLentToTest = ({ lentAs = '' }: Loan): boolean => lentAs.endsWith(TEST_SUFFIX);

/** The smallest change that makes the webhook work for this node, but for what is to be kept. */
function changeFor(
	webhook: Webhook,
	wanted: Wanted,
	kept: { name?: boolean; secret?: boolean } = {},
): WebhookChange {
	const header = wanted.signatureHeader;
	const signed =
		sameHeader(headerOf(webhook), header) && (kept.secret === true || wanted.secretIsSet);
	return {
		...(webhook.url === wanted.url ? {} : { url: wanted.url }),
		...(kept.name || webhook.name === wanted.name ? {} : { name: wanted.name }),
		...(isLiveboardWebhook(webhook) ? {} : { events: [LIVEBOARD_SCHEDULE] }),
		...(webhook.status === 'DISABLED' ? { status: 'ENABLED' } : {}),
		...(signed ? {} : { signature: { header, secret: 'credential' } }),
	};
}

/** What the change overwrites. */
function loanOf(webhook: Webhook, { name, status, signature }: WebhookChange): Loan {
	const signatureHeader = headerOf(webhook) ?? null;
	return {
		url: webhook.url,
		...(name === undefined ? {} : { name: webhook.name, lentAs: name }),
		...(status === undefined ? {} : { status: 'DISABLED' }),
		...(signature ? { signatureHeader, lentHeader: signature.header } : {}),
	};
}

/** Points a webhook here for a while, with a note at ThoughtSpot of what it was. */
function borrow(webhook: Webhook, wanted: Wanted, own: boolean): Decision {
	// production and test listener of one node have the same secret; the name stays production's
	const change = changeFor(webhook, wanted, { name: own, secret: own });
	const loan = loanOf(webhook, change);
	const { text, loans } = readDescription(webhook.description);
	const noted = describe(webhook, { text, loans: [...loans, loan] });
	return {
		action: 'update',
		webhook,
		change: { ...change, ...noted },
		restore: { own, ...loan },
	};
}

function planProduction(
	webhook: Webhook,
	remembered: Remembered | undefined,
	wanted: Wanted,
): Decision {
	const { text, loans } = readDescription(webhook.description);
	const isThisNode = ({ url }: Loan) => url === remembered?.url || sameNode(url, wanted.url);
	const kept = standingBelow(loans, isThisNode);
	const noted = kept.at(-1);
	const [first] = loans;
	const lost = first === undefined || isThisNode(first) ? remembered?.restore : undefined;
	const lender: Loan | undefined = noted ?? lost;

	if (lender === undefined) {
		const change = { ...changeFor(webhook, wanted), ...describe(webhook, { text, loans: [] }) };
		return isEmpty(change) ? { action: 'keep', webhook } : { action: 'update', webhook, change };
	}
	if (wanted.conflict === 'fail') {
		const rest = describe(webhook, { text, loans: kept.slice(0, -1) });
		const back = restoringChange(webhook, { ...lender, own: false });
		return { action: 'refuse', webhook, giveBack: { ...back, ...rest } };
	}
	const change = changeFor(webhook, wanted);
	const owed = amended(lender, loanOf(webhook, change));
	const notes = noted ? [...kept.slice(0, -1), owed] : [];
	const complete = { ...change, ...describe(webhook, { text, loans: notes }) };
	return isEmpty(complete)
		? { action: 'keep', webhook }
		: { action: 'update', webhook, change: complete, restore: { ...owed, own: false } };
}

/** What an earlier listener left behind at its own address when n8n died. */
function planLeftover(webhook: Webhook, wanted: Wanted): Decision {
	const { text, loans } = readDescription(webhook.description);
	const lender = standing(loans).at(-1);
	if (lender !== undefined) {
		const own = sameNode(lender.url, wanted.url);
		const restore = { ...lender, own };
		if (own || wanted.conflict === 'takeOver') {
			const change = changeFor(webhook, wanted, { name: true, secret: own });
			return { action: 'update', webhook, change, restore };
		}
		const rest = describe(webhook, { text, loans: standing(loans).slice(0, -1) });
		const back = restoringChange(webhook, restore);
		return { action: 'refuse', webhook, giveBack: { ...back, ...rest } };
	}
	const change = changeFor(webhook, wanted, { name: true });
	const created = loans.length > 0 || webhook.name.endsWith(TEST_SUFFIX);
	// without a note, and under another name than a listener's, it is not known whose it was: it stays
	return created
		? { action: 'update', webhook, change }
		: { action: 'update', webhook, change, restore: { own: false, url: webhook.url } };
}

/**
 * What to do about the Org's one webhook. Mine is the remembered one, or one that points here; anyone
 * else's is touched only when the user chose to take over.
 */
export function plan(
	found: Webhook[],
	remembered: Remembered | undefined,
	wanted: Wanted,
): Decision {
	const mine = findMine(found, remembered, wanted);
	if (mine === undefined) {
		const other = found.find(isLiveboardWebhook);
		if (other === undefined) return { action: 'create' };
		if (wanted.conflict === 'fail') return { action: 'refuse', webhook: other };
		return borrow(other, wanted, false);
	}
	if (!wanted.listening) return planProduction(mine, remembered, wanted);
	return mine.url === wanted.url ? planLeftover(mine, wanted) : borrow(mine, wanted, true);
}
