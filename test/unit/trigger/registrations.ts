import type { Loan } from '../../../nodes/ThoughtSpot/trigger/registration/lending';
import { writeDescription } from '../../../nodes/ThoughtSpot/trigger/registration/lending';
import type { Wanted } from '../../../nodes/ThoughtSpot/trigger/registration/plan';
import type { Remembered } from '../../../nodes/ThoughtSpot/trigger/registration/webhookChange';
import type { Webhook } from '../../../nodes/ThoughtSpot/api/webhooks';

export const PRODUCTION = 'https://n8n.example/webhook/4b1d/webhook';
export const TEST = 'https://n8n.example/webhook-test/4b1d/webhook';
export const FOREIGN = 'https://hooks.finance.example/liveboards?key=secret';
export const HEADER = 'X-Webhook-Signature';
export const NAME = 'n8n: Monday reports';
export const DESCRIPTION = 'Scheduled Liveboard reports';

/** Production's own webhook, as wanted, but for what a test changes. */
export const webhook = (change: Partial<Webhook> = {}): Webhook => ({
	id: 'w-1',
	name: NAME,
	description: DESCRIPTION,
	url: PRODUCTION,
	events: ['LIVEBOARD_SCHEDULE'],
	signature_verification: { header: HEADER },
	...change,
});

/** Somebody else's. */
export const foreign = (change: Partial<Webhook> = {}): Webhook =>
	webhook({
		id: 'f-1',
		name: 'Finance reports',
		description: 'Numbers for the board',
		url: FOREIGN,
		signature_verification: null,
		...change,
	});

/** What production's loan of the foreign webhook notes. */
export const LOAN: Loan = {
	url: FOREIGN,
	name: 'Finance reports',
	lentAs: NAME,
	signatureHeader: null,
	lentHeader: HEADER,
};

export const lent = (text: string, ...loans: Loan[]): string => writeDescription({ text, loans });

export const wanted = (change: Partial<Wanted> = {}): Wanted => ({
	url: PRODUCTION,
	name: NAME,
	description: DESCRIPTION,
	signatureHeader: HEADER,
	secretIsSet: true,
	conflict: 'fail',
	listening: false,
	...change,
});

/** A test listener does not see what production remembers. */
export const listener = (change: Partial<Wanted> = {}): Wanted =>
	wanted({ url: TEST, name: `${NAME} (test)`, listening: true, secretIsSet: false, ...change });

export const remembered = (change: Partial<Remembered> = {}): Remembered => ({
	webhookId: 'w-1',
	url: PRODUCTION,
	listening: false,
	...change,
});

/** What the foreign webhook is while production has it. */
export const taken = (change: Partial<Webhook> = {}): Webhook =>
	foreign({
		name: NAME,
		url: PRODUCTION,
		description: lent('Numbers for the board', LOAN),
		signature_verification: { header: HEADER },
		...change,
	});

/** What production then remembers. */
export const holding = (change: Partial<Remembered> = {}): Remembered =>
	remembered({ webhookId: 'f-1', restore: { own: false, ...LOAN }, ...change });
