import { randomUUID } from 'node:crypto';

import { exampleAlert } from '../../messages';
import { createHarness } from '../harness';
import type { Message } from './signedMessage';
import { credential, form, freshPayload, json, payloadPart } from './signedMessage';

const parameters = { event: 'kpiAlert' };

const alert = (
	headers: Record<string, string> = {},
	content: unknown = exampleAlert(),
): Message => ({
	headers: { 'content-type': 'application/json', ...headers },
	body: Buffer.from(JSON.stringify(content)),
});

describe('a KPI alert', () => {
	const send = async (fields: Record<string, string>, message = alert()) => {
		const harness = await createHarness({ credential: { ...credential, ...fields } });
		const received = await harness.trigger({ parameters }).receive(message);
		await harness.close();
		return received;
	};
	const protectedBy = { alertHeaderName: 'X-Alert-Key', alertSecret: 'a word' };

	it('is taken without a header where the credential asks for none, and says that nobody signed it', async () => {
		const { status, workflowData } = await send({ signingSecret: '' });
		expect(status).toBe(200);
		expect(workflowData?.[0]?.[0]?.json.delivery).toMatchObject({ signed: 'none' });
	});

	it('is taken with the header that the credential asks for', async () => {
		expect((await send(protectedBy, alert({ 'x-alert-key': 'a word' }))).status).toBe(200);
	});

	it.each(['utf8', 'latin1'] as const)(
		'is taken with umlauts in its header, in %s',
		async (bytes) => {
			const [alertSecret, sent] = ['schlüssel', Buffer.from('schlüssel', bytes).toString('latin1')];
			const received = await send({ ...protectedBy, alertSecret }, alert({ 'x-alert-key': sent }));
			expect(received.status).toBe(200);
		},
	);

	it.each([
		['no header', {}],
		['another value', { 'x-alert-key': 'a wor' }],
		['an empty value', { 'x-alert-key': '' }],
		['another header', { 'x-other': 'a word' }],
	])('is refused with %s, and told nothing of the value', async (_, headers) => {
		const { status, body, workflowData } = await send(protectedBy, alert(headers));
		expect({ status, workflowData }).toEqual({ status: 401, workflowData: undefined });
		expect(body).toHaveProperty(
			'message',
			'The alert does not have the secret of the credential in the header X-Alert-Key.',
		);
	});

	it.each([
		[{ alertHeaderName: 'X-Alert-Key' }, {}],
		[{ alertSecret: 'a word' }, {}],
		[{ alertHeaderName: '__proto__', alertSecret: 'a word' }, {}],
	])('is refused where the credential has half of it: %j', async (fields, headers) => {
		expect((await send(fields, alert(headers))).status).toBe(401);
	});

	it('is taken with a header that was changed since the credential was read', async () => {
		const harness = await createHarness({ credential: { ...credential, ...protectedBy } });
		const trigger = harness.trigger({ parameters });
		expect((await trigger.receive(alert({ 'x-alert-key': 'a word' }))).status).toBe(200);
		harness.credentialData = { ...credential, ...protectedBy, alertSecret: 'another' };
		expect((await trigger.receive(alert({ 'x-alert-key': 'another' }))).status).toBe(200);
		expect((await trigger.receive(alert({ 'x-alert-key': 'a word' }))).status).toBe(401);
		await harness.close();
	});

	it('runs each time, and keeps no report from running that has the ID it names', async () => {
		const harness = await createHarness({ credential });
		const trigger = harness.trigger({ parameters });
		const id = randomUUID();
		const { data } = exampleAlert();
		const forged = alert({}, { data: { ...data, msgUniqueId: id } });
		for (let count = 0; count < 2; count++) {
			expect((await trigger.receive(forged)).body).toMatchObject({ status: 'ok' });
		}
		expect(trigger.staticData).toEqual({});
		const reports = harness.trigger({ staticData: trigger.staticData });
		const report = form(payloadPart(freshPayload(id)));
		expect((await reports.receive(report)).body).toMatchObject({ status: 'ok' });
		await harness.close();
	});

	it('is all that its trigger starts for', async () => {
		expect((await send({}, json(freshPayload()))).body).toMatchObject({
			status: 'ignored',
			message: 'The trigger is for KPI alerts, and this is a Liveboard report',
		});
	});
});
