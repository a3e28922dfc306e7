import { findingOf } from '../../../nodes/ThoughtSpot/check/check';
import {
	contentSecurityPolicy,
	publicAddress,
	webhookEvent,
} from '../../../nodes/ThoughtSpot/check/webhookChecks';
import { ThoughtSpotError } from '../../../nodes/ThoughtSpot/transport/errors';
import { unmetRequirement } from '../../../nodes/ThoughtSpot/trigger/registration/requirements';

const CLOUD = 'https://mycompany.thoughtspot.cloud';

describe('what ThoughtSpot refuses to say', () => {
	it.each([
		['What happened. What to do.', 'What happened.', 'What to do.'],
		[
			'Base URL is empty. Enter it, such as https://mycompany.thoughtspot.cloud.',
			'Base URL is empty.',
			'Enter it, such as https://mycompany.thoughtspot.cloud.',
		],
		[
			'It failed: no webhooks. They are off: ask for 10.14.0.cl or later.',
			'It failed: no webhooks.',
			'They are off: ask for 10.14.0.cl or later.',
		],
		['One sentence.', 'One sentence.', 'One sentence.'],
	])('%s', (text, message, remedy) => {
		expect(findingOf(new ThoughtSpotError(text))).toEqual({ status: 'failed', message, remedy });
	});

	it.each([
		[403, undefined, 'unknown'],
		[500, 10023, 'unknown'],
		[500, undefined, 'failed'],
		[401, undefined, 'failed'],
	])('with HTTP status %s and code %s is %s', (status, code, expected) => {
		const error = new ThoughtSpotError('It may not be read. Ask for it.', { status, code });
		expect(findingOf(error)).toMatchObject({ status: expected });
	});

	it('is a failure, not a lack of privileges, where the feature is off', () => {
		const error = new ThoughtSpotError('WEBHOOK_PREREQUISITE_NOT_MET. Ask.', { status: 403 });
		expect(findingOf(error)).toMatchObject({ status: 'failed' });
	});
});

describe('the events of the webhook', () => {
	it.each([
		[['LIVEBOARD_SCHEDULE'], 'ok'],
		[['ANOTHER'], 'failed'],
		[[], 'failed'],
		// as for the trigger, which takes such a webhook for the Org's
		[undefined, 'ok'],
	])('%j are %s', async (events, status) => {
		const webhook = { id: 'w', name: 'Reports', url: 'https://n8n.example.com', events };
		const webhooks = async () => await Promise.resolve([webhook]);
		expect(await webhookEvent({ webhooks })).toMatchObject({ status });
	});
});

describe('the public address', () => {
	const look = async (own: string, base = CLOUD) =>
		await publicAddress({
			ownAddress: () => own,
			address: async () => await Promise.resolve(base),
		});

	it.each([
		['https://n8n.example.com', CLOUD, 'ok'],
		['http://n8n.example.com', CLOUD, 'failed'],
		['http://localhost:5678', CLOUD, 'failed'],
		['https://127.0.0.1', CLOUD, 'failed'],
		['n8n.example.com', CLOUD, 'failed'],
		['n8n.example.com:5678', CLOUD, 'failed'],
		['http://localhost:5678', 'http://127.0.0.1:8080', 'ok'],
	])('%s for %s is %s', async (own, base, status) => {
		expect(await look(own, base)).toMatchObject({ status });
	});

	it('is refused on publishing in the same words', async () => {
		const { message, remedy } = await look('http://n8n.example.com');
		const refusal = unmetRequirement({
			url: 'http://n8n.example.com/webhook/id/webhook',
			node: { webhookId: 'id', typeVersion: 1 },
			options: { binaryData: true },
			isAutomatic: true,
			isSigned: true,
			baseUrl: CLOUD,
			signingSecret: undefined,
			alertHeaderProblem: undefined,
		});
		expect(refusal).toBe(`${message} ${remedy}`);
	});
});

describe('the Content Security Policy', () => {
	it.each([
		[['https://n8n.example.com'], 'ok'],
		[['n8n.example.com:443'], 'ok'],
		[['https://*.example.com/path'], 'ok'],
		[['*'], 'ok'],
		[[' N8N.example.COM '], 'ok'],
		[['https:'], 'ok'],
		[['http:', "'self'", '', ':'], 'failed'],
		[['*.n8n.example.com'], 'failed'],
		[['example.com'], 'failed'],
		[['https://n8n.example.com.evil.org'], 'failed'],
		[[], 'failed'],
		[undefined, 'unknown'],
	])('%j is %s', async (hosts, status) => {
		const finding = await contentSecurityPolicy({
			connectableHosts: async () => await Promise.resolve(hosts),
			webhooks: async () => await Promise.resolve([]),
			ownAddress: () => 'https://n8n.example.com',
		});
		expect(finding).toMatchObject({ status });
		if (status !== 'ok') expect(finding.remedy).toContain('n8n.example.com');
	});
});
