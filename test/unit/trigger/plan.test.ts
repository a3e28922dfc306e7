import type { Webhook } from '../../../nodes/ThoughtSpot/api/webhooks';
import type { Wanted } from '../../../nodes/ThoughtSpot/trigger/registration/plan';
import { plan } from '../../../nodes/ThoughtSpot/trigger/registration/plan';
import type {
	Remembered,
	Restore,
	WebhookChange,
} from '../../../nodes/ThoughtSpot/trigger/registration/webhookChange';
import {
	DESCRIPTION,
	FOREIGN,
	HEADER,
	LOAN,
	NAME,
	PRODUCTION,
	TEST,
	foreign,
	holding,
	lent,
	listener,
	remembered,
	taken,
	wanted,
	webhook,
} from './registrations';

const takeOver = { conflict: 'takeOver' } as const;
const signed = { signature: { header: HEADER, secret: 'credential' } } as const;
const other = 'https://other.example/webhook/4b1d/webhook';

/** The description of production's own webhook while another workflow has it under that name. */
const lentTo = (lentAs: string) => lent(DESCRIPTION, { url: PRODUCTION, name: NAME, lentAs });

const owed: Restore = { own: false, ...LOAN };

describe('with no webhook in the Org', () => {
	it.each<[string, Webhook[], Remembered | undefined, Wanted]>([
		['production', [], undefined, wanted()],
		['a test listener', [], undefined, listener()],
		['production whose webhook was deleted at ThoughtSpot', [], remembered(), wanted()],
		[
			'production next to a webhook for other events',
			[foreign({ events: [] })],
			undefined,
			wanted(),
		],
	])('%s creates one', (_who, found, before, want) => {
		expect(plan(found, before, want)).toEqual({ action: 'create' });
	});
});

describe('with its own webhook, production', () => {
	it('keeps it as it is, where it is as wanted', () => {
		const found = webhook();
		expect(plan([found], remembered(), wanted())).toEqual({ action: 'keep', webhook: found });
	});

	it.each<[string, Partial<Webhook>, Partial<Wanted>, WebhookChange]>([
		['a repointed one', { url: other }, {}, { url: PRODUCTION }],
		['a renamed one', { name: 'Mine!' }, {}, { name: NAME }],
		['the name of a renamed workflow', {}, { name: 'n8n: Tuesday' }, { name: 'n8n: Tuesday' }],
		['a disabled one', { status: 'DISABLED' }, {}, { status: 'ENABLED' }],
		['one without the event', { events: [] }, {}, { events: ['LIVEBOARD_SCHEDULE'] }],
		['one with another header', { signature_verification: { header: 'X-Other' } }, {}, signed],
		['one without a signature', { signature_verification: null }, {}, signed],
		['one with another secret than the credential’s', {}, { secretIsSet: false }, signed],
		[
			'one that an interrupted test listener left at the test URL',
			{ url: TEST, description: lent(DESCRIPTION, { url: PRODUCTION }) },
			{},
			{ url: PRODUCTION, description: DESCRIPTION },
		],
		[
			'one that the test listener of another workflow took over',
			{ url: other, name: 'B (test)', description: lentTo('B (test)') },
			{},
			{ url: PRODUCTION, name: NAME, description: DESCRIPTION },
		],
		[
			'where it may take over, one that another workflow took over',
			{ url: other, name: 'B', description: lentTo('B') },
			takeOver,
			{ url: PRODUCTION, name: NAME, description: DESCRIPTION },
		],
	])('sets right %s, and nothing else', (_what, drift, want, change) => {
		const found = webhook(drift);
		expect(plan([found], remembered(), wanted(want))).toEqual({
			action: 'update',
			webhook: found,
			change,
		});
	});

	it.each([
		['another workflow', lentTo('B')],
		['another workflow of the same name', lent(DESCRIPTION, { url: PRODUCTION })],
	])('does not fetch back by itself what %s took over', (_who, description) => {
		const found = webhook({ url: other, name: 'B', description });
		expect(plan([found], remembered(), wanted())).toEqual({ action: 'refuse', webhook: found });
	});

	it('takes a header in other letters for the same', () => {
		const found = webhook({ signature_verification: { header: HEADER.toUpperCase() } });
		expect(plan([found], remembered(), wanted())).toMatchObject({ action: 'keep' });
	});

	it('leaves a description that somebody wrote', () => {
		const found = webhook({ description: 'Do not touch before Q3' });
		expect(plan([found], remembered(), wanted())).toMatchObject({ action: 'keep' });
	});

	it('finds it by its URL where nothing is remembered, and signs it anew', () => {
		const found = webhook();
		expect(plan([found], undefined, wanted({ secretIsSet: false }))).toEqual({
			action: 'update',
			webhook: found,
			change: signed,
		});
	});

	it('moves it with n8n to another host, by its ID', () => {
		const found = webhook({ url: 'https://old.example/webhook/4b1d/webhook' });
		const before = remembered({ url: found.url });
		expect(plan([found], before, wanted())).toMatchObject({ change: { url: PRODUCTION } });
	});

	it.each([
		['the same path at another n8n', other],
		['the same path at another port', 'https://n8n.example:8443/webhook/4b1d/webhook'],
		['another path at the same n8n', 'https://n8n.example/webhook/5c2e/webhook'],
		['what is no address', 'not a URL'],
	])('does not take %s for its own', (_what, url) => {
		const found = webhook({ url });
		expect(plan([found], undefined, wanted())).toEqual({ action: 'refuse', webhook: found });
	});
});

describe('a test listener', () => {
	const borrowed = { url: TEST, description: lent(DESCRIPTION, { url: PRODUCTION }) };

	it('borrows production’s webhook: it changes the URL, with a note of where it belongs', () => {
		const found = webhook();
		expect(plan([found], undefined, listener())).toEqual({
			action: 'update',
			webhook: found,
			change: borrowed,
			restore: { own: true, url: PRODUCTION },
		});
	});

	it('borrows a disabled webhook with another header, and owes both back', () => {
		const before = { status: 'DISABLED', signatureHeader: 'X-Other', lentHeader: HEADER } as const;
		const found = webhook({ status: 'DISABLED', signature_verification: { header: 'X-Other' } });
		expect(plan([found], undefined, listener())).toMatchObject({
			change: { url: TEST, status: 'ENABLED', ...signed },
			restore: { own: true, url: PRODUCTION, ...before },
		});
	});

	it('borrows again what an interrupted one left at the test URL, and owes it to production', () => {
		const found = webhook(borrowed);
		expect(plan([found], undefined, listener())).toEqual({
			action: 'update',
			webhook: found,
			change: {},
			restore: { own: true, url: PRODUCTION },
		});
	});

	it('uses up what an interrupted one created, and owes nothing', () => {
		const found = webhook({ url: TEST, name: `${NAME} (test)` });
		expect(plan([found], undefined, listener())).toEqual({
			action: 'update',
			webhook: found,
			change: signed,
		});
	});

	it('uses up what an interrupted one created under the workflow’s earlier name', () => {
		const found = webhook({ url: TEST, name: 'n8n: Sunday (test)' });
		expect(plan([found], undefined, listener())).not.toHaveProperty('restore');
	});

	it('leaves alone in the end what it finds at the test URL and cannot tell whose it was', () => {
		const found = webhook({ url: TEST });
		expect(plan([found], undefined, listener())).toMatchObject({
			restore: { own: false, url: TEST },
		});
	});

	it('borrows what production has taken over, and owes it to production', () => {
		expect(plan([taken()], undefined, listener())).toMatchObject({
			change: { url: TEST },
			restore: { own: true, url: PRODUCTION },
		});
	});

	it('gives back at once what an interrupted one took over, where the user wants no more of it', () => {
		const found = taken({ url: TEST });
		expect(plan([found], undefined, listener())).toEqual({
			action: 'refuse',
			webhook: found,
			giveBack: {
				url: FOREIGN,
				name: 'Finance reports',
				signature: null,
				description: 'Numbers for the board',
			},
		});
	});

	it('then leaves a name that its owner gave it meanwhile', () => {
		const found = taken({ url: TEST, name: 'Finance reports 2026' });
		const decision = plan([found], undefined, listener());
		expect(decision).toMatchObject({ giveBack: { url: FOREIGN } });
		expect(decision).not.toHaveProperty('giveBack.name');
	});

	it('keeps what an interrupted one took over until it ends, where the user chose to take over', () => {
		const found = taken({ url: TEST, name: `${NAME} (test)` });
		expect(plan([found], undefined, listener(takeOver))).toMatchObject({
			action: 'update',
			restore: owed,
		});
	});

	it('uses up what it took over from a workflow that has gone meanwhile', () => {
		const description = lent(DESCRIPTION, { url: other, withdrawn: true });
		const found = webhook({ url: TEST, description });
		expect(plan([found], undefined, listener())).not.toHaveProperty('restore');
	});
});

describe('with somebody else’s webhook', () => {
	it.each<[string, Wanted]>([
		['production', wanted()],
		['a test listener', listener()],
	])('%s refuses', (_who, want) => {
		const found = foreign();
		expect(plan([found], undefined, want)).toEqual({ action: 'refuse', webhook: found });
	});

	it('production takes it over where the user chose so, with a note of what it was', () => {
		const found = foreign({ status: 'DISABLED', url_params: { key: 'secret' } });
		const before = { ...LOAN, status: 'DISABLED' as const };
		expect(plan([found], undefined, wanted({ ...takeOver, secretIsSet: false }))).toEqual({
			action: 'update',
			webhook: found,
			change: {
				url: PRODUCTION,
				name: NAME,
				status: 'ENABLED',
				description: lent('Numbers for the board', before),
				...signed,
			},
			restore: { own: false, ...before },
		});
	});

	it('names the secret’s header of one that was signed, and never any value', () => {
		const found = foreign({
			signature_verification: { header: 'X-Finance' },
			additional_headers: [{ key: 'X-Key', value: 'header-secret' }],
			url_params: { key: 'parameter-secret' },
		});
		const decision = plan([found], undefined, wanted({ ...takeOver, secretIsSet: false }));
		expect(decision).toMatchObject({ restore: { signatureHeader: 'X-Finance' } });
		const written = JSON.stringify({ ...decision, webhook: undefined });
		expect(written).not.toMatch(/header-secret|parameter-secret/);
	});

	it('production keeps what it has taken over', () => {
		expect(plan([taken()], holding(), wanted(takeOver))).toMatchObject({ action: 'keep' });
	});

	it('production heals what it has taken over, and still owes it', () => {
		const found = taken({ url: TEST, status: 'DISABLED' });
		expect(plan([found], holding(), wanted(takeOver))).toMatchObject({
			change: { url: PRODUCTION, status: 'ENABLED' },
			restore: { ...owed, status: 'DISABLED' },
		});
	});

	it('production owes back also what its owner changed meanwhile', () => {
		const found = taken({
			name: 'Finance reports 2',
			signature_verification: { header: 'X-Finance' },
		});
		expect(plan([found], holding(), wanted(takeOver))).toMatchObject({
			change: { name: NAME, ...signed },
			restore: { ...owed, name: 'Finance reports 2', signatureHeader: 'X-Finance' },
		});
	});

	it('production still owes it where somebody removed the note', () => {
		const found = taken({ description: 'Rewritten', status: 'DISABLED' });
		expect(plan([found], holding(), wanted(takeOver))).toMatchObject({
			change: { status: 'ENABLED' },
			restore: { ...owed, status: 'DISABLED' },
		});
	});

	it('production owes back the old name when its workflow was renamed', () => {
		const name = 'n8n: Tuesday reports';
		expect(plan([taken()], holding(), wanted({ ...takeOver, name }))).toMatchObject({
			change: { name },
			restore: { ...owed, lentAs: name },
		});
	});

	it('production still owes the old name after its test listener took it from another workflow', () => {
		const lentToOther = { url: PRODUCTION, name: NAME, lentAs: 'B' };
		const lentToTest = { url: other, name: 'B', lentAs: `${NAME} (test)` };
		const found = taken({
			url: TEST,
			name: `${NAME} (test)`,
			description: lent('Text', LOAN, lentToOther, lentToTest),
		});
		expect(plan([found], holding(), wanted(takeOver))).toEqual({
			action: 'update',
			webhook: found,
			change: { url: PRODUCTION, name: NAME, description: lent('Text', LOAN) },
			restore: owed,
		});
	});

	it('production owes what an interrupted run took over, though it remembers nothing', () => {
		const found = taken();
		const want = wanted({ ...takeOver, secretIsSet: false });
		expect(plan([found], undefined, want)).toMatchObject({ action: 'update', restore: owed });
	});

	it('production gives it back before it refuses, where the user wants no more of it', () => {
		const found = taken();
		expect(plan([found], undefined, wanted())).toEqual({
			action: 'refuse',
			webhook: found,
			giveBack: {
				url: FOREIGN,
				name: 'Finance reports',
				signature: null,
				description: 'Numbers for the board',
			},
		});
	});

	it('production refuses one that it had taken over, and that its owner has taken back', () => {
		const found = taken({ url: FOREIGN });
		expect(plan([found], holding(), wanted())).toEqual({ action: 'refuse', webhook: found });
	});

	it('production owns one whose lender has gone', () => {
		const found = taken({ description: lent('Text', { url: other, withdrawn: true }) });
		const decision = plan([found], holding(), wanted());
		expect(decision).toMatchObject({ action: 'update', change: { description: 'Text' } });
		expect(decision).not.toHaveProperty('restore');
	});
});
