import type { Webhook } from '../../../nodes/ThoughtSpot/api/webhooks';
import type { Release } from '../../../nodes/ThoughtSpot/trigger/registration/releasePlan';
import { planRelease } from '../../../nodes/ThoughtSpot/trigger/registration/releasePlan';
import type {
	Remembered,
	WebhookChange,
} from '../../../nodes/ThoughtSpot/trigger/registration/webhookChange';
import {
	DESCRIPTION,
	FOREIGN,
	LOAN,
	NAME,
	PRODUCTION,
	TEST,
	foreign,
	holding,
	lent,
	remembered,
	taken,
	webhook,
} from './registrations';

const other = 'https://other.example/webhook/77/webhook';
const listening = (change: Partial<Remembered> = {}) =>
	remembered({ url: TEST, listening: true, ...change });
const borrowing = listening({ restore: { own: true, url: PRODUCTION } });
const borrowed = (change: Partial<Webhook> = {}) =>
	webhook({ url: TEST, description: lent(DESCRIPTION, { url: PRODUCTION }), ...change });

const release = (found: Webhook[], what: Remembered): Release =>
	planRelease(found, what, what.listening ? TEST : PRODUCTION);

describe('production’s deactivation', () => {
	it.each<[string, Webhook, Remembered]>([
		['its own webhook', webhook(), remembered()],
		['its own webhook while a test listener has it', borrowed(), remembered()],
		[
			'its own webhook at the host it was registered for',
			webhook({ url: other }),
			remembered({ url: other }),
		],
		['one that it may have created', webhook(), remembered({ webhookId: undefined })],
		['one under another ID at its own URL', webhook({ id: 'w-2' }), remembered()],
		[
			'one that it took over from a workflow that has gone',
			taken({ description: lent('Text', { url: other, withdrawn: true }) }),
			holding(),
		],
	])('deletes %s', (_what, found, what) => {
		expect(release([found], what)).toEqual({ action: 'delete', webhook: found });
	});

	it.each<[string, Webhook[], boolean]>([
		['a webhook that has gone', [], false],
		['one that was pointed elsewhere', [webhook({ url: other })], true],
		['somebody else’s', [foreign()], true],
	])('does nothing about %s', (_what, found, isTaken) => {
		expect(release(found, remembered())).toEqual({ action: 'none', taken: isTaken });
	});

	it('does nothing about one that it had taken over, and that its owner has again', () => {
		expect(release([taken({ url: FOREIGN })], holding())).toEqual({
			action: 'none',
			taken: false,
		});
	});

	it.each<[string, Partial<Webhook>, Remembered, WebhookChange]>([
		[
			'as it was',
			{},
			holding(),
			{
				url: FOREIGN,
				name: 'Finance reports',
				signature: null,
				description: 'Numbers for the board',
			},
		],
		['without a name that somebody gave it since', { name: 'New' }, holding(), { name: undefined }],
		[
			'without the signature that somebody set since',
			{ signature_verification: { header: 'X-New' } },
			holding(),
			{ signature: undefined },
		],
		[
			'without a description that somebody wrote since',
			{ description: 'Rewritten' },
			holding(),
			{ url: FOREIGN, description: undefined },
		],
		[
			'disabled, as it was',
			{ description: lent('', { ...LOAN, status: 'DISABLED' }) },
			holding(),
			{ status: 'DISABLED' },
		],
		[
			'with its header, and a secret that nobody knows',
			{ description: lent('', { ...LOAN, signatureHeader: 'X-Finance' }) },
			holding(),
			{ signature: { header: 'X-Finance', secret: 'unknown' } },
		],
		[
			'with its header, and the credential’s secret, to another workflow of this n8n',
			{
				description: lent('', {
					...LOAN,
					url: 'https://n8n.example/webhook/77/webhook',
					signatureHeader: 'X-Other',
				}),
			},
			holding(),
			{ signature: { header: 'X-Other', secret: 'credential' } },
		],
		[
			'while a test listener has it',
			{ url: TEST, description: lent('Text', LOAN, { url: PRODUCTION }) },
			holding(),
			{ url: FOREIGN, description: 'Text' },
		],
		[
			'under the name it had, while a test listener of production took it from another workflow',
			{
				url: TEST,
				name: `${NAME} (test)`,
				description: lent(
					'Text',
					LOAN,
					{ url: PRODUCTION, name: NAME, lentAs: 'B' },
					{ url: other, name: 'B', lentAs: `${NAME} (test)` },
				),
			},
			holding(),
			{ url: FOREIGN, name: 'Finance reports', description: 'Text' },
		],
		[
			'to the one that lent it first, where the next has gone',
			{ description: lent('Text', LOAN, { url: other, withdrawn: true }) },
			holding(),
			{ url: FOREIGN, description: 'Text' },
		],
	])('gives back what it took over, %s', (_how, drift, what, change) => {
		const decision = release([taken(drift)], what);
		const actual = 'change' in decision ? decision.change : {};
		expect(decision.action).toBe('giveBack');
		expect({ ...change, ...actual }).toEqual({ ...actual, ...change });
	});

	it('tells whoever took its webhook over that it need not come back', () => {
		const found = webhook({
			url: other,
			name: 'B',
			description: lent(DESCRIPTION, { url: PRODUCTION, name: NAME }),
		});
		expect(release([found], remembered())).toEqual({
			action: 'withdraw',
			webhook: found,
			change: { description: lent(DESCRIPTION, { url: PRODUCTION, name: NAME, withdrawn: true }) },
		});
	});
});

describe('the end of a test listener', () => {
	it('gives production its webhook back', () => {
		const found = borrowed();
		expect(release([found], borrowing)).toEqual({
			action: 'giveBack',
			webhook: found,
			change: { url: PRODUCTION, description: DESCRIPTION },
		});
	});

	it('gives it back disabled, and with production’s header and the credential’s secret', () => {
		const lender = { url: PRODUCTION, status: 'DISABLED', signatureHeader: 'X-Other' } as const;
		const found = borrowed({ description: lent(DESCRIPTION, lender) });
		expect(release([found], borrowing)).toMatchObject({
			change: {
				status: 'DISABLED',
				signature: { header: 'X-Other', secret: 'credential' },
			},
		});
	});

	it('deletes what it created', () => {
		const found = webhook({ url: TEST, name: `${NAME} (test)` });
		expect(release([found], listening())).toEqual({ action: 'delete', webhook: found });
	});

	it.each<[string, Webhook, Remembered]>([
		['that production has taken back', webhook(), borrowing],
		['that it created, and that production uses now', webhook(), listening()],
		['that its owner has taken back', foreign(), listening({ webhookId: 'f-1' })],
	])('does nothing about a webhook %s', (_which, found, what) => {
		expect(release([found], what)).toEqual({ action: 'none', taken: true });
	});

	it('gives back to whoever lent it to production what production no longer wants', () => {
		const description = lent('Text', LOAN, { url: PRODUCTION, withdrawn: true });
		expect(release([taken({ url: TEST, description })], borrowing)).toMatchObject({
			action: 'giveBack',
			change: { url: FOREIGN, description: 'Text' },
		});
	});
});
