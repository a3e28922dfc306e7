import { addressOf, triggerAt } from '../../../nodes/ThoughtSpot/trigger/sharing/triggerAddress';

const ID = '11111111-1111-4111-8111-111111111111';
const other = { endpoint: 'webhook-test', webhookId: '22222222-2222-4222-8222-222222222222' };

describe('the address of a trigger', () => {
	it.each([
		[`https://n8n.example/webhook/${ID}/webhook`, { endpoint: 'webhook', webhookId: ID }],
		[
			`http://127.0.0.1:5678/webhook-test/${ID}/webhook`,
			{ endpoint: 'webhook-test', webhookId: ID },
		],
		[`https://n8n.example/below/webhook/${ID}/webhook`, { endpoint: 'webhook', webhookId: ID }],
		[`/webhook/${ID}/webhook`, { endpoint: 'webhook', webhookId: ID }],
		[`https://n8n.example/webhook/${ID}`, undefined],
		[`https://n8n.example/webhook/${ID}/webhook/more`, undefined],
		[`https://n8n.example/webhook/${ID}/webhook?n8n=x`, undefined],
		['https://n8n.example/webhook/workflow/thoughtspot%20trigger/webhook', undefined],
		['https://n8n.example/webhook/../webhook', undefined],
		['', undefined],
	])('%s', (address, trigger) => {
		expect(triggerAt(address)).toEqual(trigger);
	});

	it.each([
		[
			`https://n8n.example:8443/below/webhook/${ID}/webhook`,
			`https://n8n.example:8443/below/webhook-test/${other.webhookId}/webhook`,
		],
		[`/webhook/${ID}/webhook`, `/webhook-test/${other.webhookId}/webhook`],
		[`https://n8n.example/webhook/${ID}/else`, undefined],
	])('differs from that of another, %s, in endpoint and ID alone', (own, address) => {
		expect(addressOf(own, other)).toBe(address);
	});
});
