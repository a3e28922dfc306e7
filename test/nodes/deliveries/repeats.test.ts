import { BinaryDataService } from 'n8n-core';
import { request } from 'undici';

import { sign } from '../../messages';
import { harnessOfBlock } from './harnessOfBlock';
import { form, freshPayload, payloadPart, pdf, secret } from './signedMessage';

/** n8n storing files, until it is let go on or fails. */
function heldStore() {
	const calls: Array<{ goOn: () => void; fail: () => void }> = [];
	const original = BinaryDataService.prototype.store;
	const spy = jest.spyOn(BinaryDataService.prototype, 'store').mockImplementation(async function (
		this: BinaryDataService,
		...values
	) {
		await new Promise<void>((goOn, fail) => {
			calls.push({ goOn, fail: () => fail(new Error('The disk is full')) });
		});
		return await original.apply(this, values);
	});
	return { calls, spy };
}
describe('a message that ThoughtSpot sends again', () => {
	const harness = harnessOfBlock();

	const message = () => form(payloadPart(), pdf());
	const runs = (all: Array<{ workflowData?: unknown }>) =>
		all.filter(({ workflowData }) => workflowData !== undefined).length;

	it.each(['saved', 'immediately'])('runs once, acknowledged %s', async (acknowledge) => {
		const trigger = harness().trigger({ parameters: { settings: { acknowledge } } });
		const sent = message();
		expect(await trigger.receive(sent)).toMatchObject({ status: 200, body: { status: 'ok' } });
		const again = await trigger.receive(sent);
		expect(again).toMatchObject({ status: 200, body: { status: 'duplicate' } });
		expect(runs(trigger.runs)).toBe(1);
	});

	it('is answered before n8n saves what the trigger remembers, and is remembered', async () => {
		const trigger = harness().trigger();
		const received = await trigger.receive(message());
		expect(received).toMatchObject({ status: 200, isAnsweredFirst: true });
		expect(trigger.staticData).toHaveProperty('recentMessages');
	});

	it('in another form and with other files runs once', async () => {
		const trigger = harness().trigger();
		const payload = freshPayload();
		await trigger.receive(form(payloadPart(payload), pdf('one')));
		const again = await trigger.receive(form(pdf('two'), payloadPart(payload)));
		expect(again.body).toMatchObject({ status: 'duplicate' });
	});

	it('with other IDs for the same run of the schedule runs for each', async () => {
		const trigger = harness().trigger();
		await trigger.receive(message());
		await trigger.receive(message());
		expect(runs(trigger.runs)).toBe(2);
	});

	it.each(['saved', 'immediately'])(
		'many times at the same moment runs once, acknowledged %s',
		async (acknowledge) => {
			const trigger = harness().trigger({ parameters: { settings: { acknowledge } } });
			const sent = message();
			const received = await Promise.all(
				Array.from({ length: 20 }, async () => await trigger.receive(sent)),
			);
			expect(received.map(({ status }) => status)).toEqual(Array(20).fill(200));
			expect(runs(trigger.runs)).toBe(1);
		},
	);

	it.each(['saved', 'immediately'])(
		'runs once over a restart, acknowledged %s',
		async (acknowledge) => {
			const sent = message();
			const before = harness().trigger({ parameters: { settings: { acknowledge } } });
			await before.receive(sent);
			// another node is as unknown to the process as this one after a restart
			const after = harness().trigger({ staticData: before.staticData });
			expect((await after.receive(sent)).body).toMatchObject({ status: 'duplicate' });
			expect(runs(after.runs)).toBe(0);
		},
	);

	it('runs when n8n could not start it the first time', async () => {
		const trigger = harness().trigger();
		const sent = message();
		jest.spyOn(BinaryDataService.prototype, 'store').mockRejectedValueOnce(new Error('disk full'));
		expect((await trigger.receive(sent)).status).toBe(500);
		expect(await trigger.receive(sent)).toMatchObject({ status: 200, body: { status: 'ok' } });
		expect(await trigger.receive(sent)).toMatchObject({ body: { status: 'duplicate' } });
	});

	it.each([
		['the first is run, and is a duplicate then', 'goOn', 'duplicate'],
		['the first fails, and runs then', 'fail', 'ok'],
	] as const)('while the first is worked on waits until %s', async (_, end, status) => {
		const trigger = harness().trigger();
		const sent = message();
		const { calls } = heldStore();
		const first = trigger.receive(sent);
		while (calls.length === 0) await new Promise(setImmediate);
		const second = trigger.receive(sent);
		calls[0]?.[end]();
		jest.restoreAllMocks();
		await first;
		while (calls[1]) calls.pop()?.goOn();
		expect(await second).toMatchObject({ status: 200, body: { status } });
		expect(runs(trigger.runs)).toBe(1);
	});

	it('runs once though ThoughtSpot stopped waiting for the first answer', async () => {
		const trigger = harness().trigger();
		const sent = message();
		const { calls } = heldStore();
		const patience = new AbortController();
		const first = request(trigger.url, {
			method: 'POST',
			...sent,
			signal: patience.signal,
		});
		while (calls.length === 0) await new Promise(setImmediate);
		patience.abort();
		await expect(first).rejects.toThrow('aborted');

		const second = trigger.receive(sent);
		calls[0]?.goOn();
		expect(await second).toMatchObject({ status: 200, body: { status: 'duplicate' } });
		expect(runs(trigger.runs)).toBe(1);
	});

	it('runs for each recipient where they share an event, and no message has an ID', async () => {
		const trigger = harness().trigger();
		const { data, ...payload } = freshPayload();
		const to = (email: string) =>
			form(
				payloadPart({ ...payload, data: { ...data, msgUniqueId: '', recipients: [{ email }] } }),
			);
		const [ann, bob] = [to('ann@example.com'), to('bob@example.com')];
		for (const sent of [ann, bob, ann, bob]) await trigger.receive(sent);
		expect(runs(trigger.runs)).toBe(2);
	});

	it('runs though somebody sent its payload with files of their own before', async () => {
		const trigger = harness().trigger();
		const payload = payloadPart();
		const signature = sign(secret, payload.content);
		const bringing = (file: string) => {
			const { headers, body } = form(payload, pdf(file));
			return { headers: { ...headers, 'x-webhook-signature': signature }, body };
		};
		for (const file of ['forged', 'genuine', 'genuine']) await trigger.receive(bringing(file));
		expect(runs(trigger.runs)).toBe(2);
		// and no run is kept from going on for it
		const [forged, genuine] = trigger.runs.map(({ workflowData }) => workflowData?.[0] ?? []);
		for (const [index, items] of [forged, genuine].entries()) {
			expect(await trigger.execute(items ?? [], String(index))).toEqual(items);
		}
	});

	describe('of which the first of a run is enough', () => {
		const parameters = { filters: { oncePerRun: true }, settings: { deduplicate: false } };

		it('runs once for all messages of the run, and again for the next run', async () => {
			const trigger = harness().trigger({ parameters });
			expect((await trigger.receive(message())).body).toMatchObject({ status: 'ok' });
			expect((await trigger.receive(message())).body).toMatchObject({ status: 'duplicate' });
			const { data, ...payload } = freshPayload();
			const scheduleDetails = { ...data.scheduleDetails, runId: 'run-2' };
			const next = form(payloadPart({ ...payload, data: { ...data, scheduleDetails } }));
			expect((await trigger.receive(next)).body).toMatchObject({ status: 'ok' });
			expect(runs(trigger.runs)).toBe(2);
		});

		it('runs for the next where the first could not be stored', async () => {
			const trigger = harness().trigger({ parameters });
			jest
				.spyOn(BinaryDataService.prototype, 'store')
				.mockRejectedValueOnce(new Error('disk full'));
			const both = await Promise.all([trigger.receive(message()), trigger.receive(message())]);
			expect(both.map(({ status }) => status).sort()).toEqual([200, 500]);
			expect(runs(trigger.runs)).toBe(1);
		});

		it('runs once where n8n starts after a crash what it had stored of another', async () => {
			const { workflowData } = await harness().trigger({ parameters }).receive(message());
			const other = await harness().trigger({ parameters }).receive(message());
			const trigger = harness().trigger({ parameters });
			const [items = [], others = []] = [workflowData?.[0], other.workflowData?.[0]];
			expect(await trigger.execute(items, '1')).toEqual(items);
			expect(await trigger.execute(others, '2')).toEqual([]);
			expect((await trigger.receive(message())).body).toMatchObject({ status: 'duplicate' });
		});
	});

	it('runs each time where repeats are not ignored', async () => {
		const trigger = harness().trigger({ parameters: { settings: { deduplicate: false } } });
		const sent = message();
		await trigger.receive(sent);
		await trigger.receive(sent);
		expect(runs(trigger.runs)).toBe(2);
		expect(trigger.staticData).toEqual({ bodySignatureSeen: true });
	});

	it('runs again in a test listener', async () => {
		const sent = message();
		await harness().trigger({ webhookId: 'w' }).receive(sent);
		const parameters = { registration: 'manual' };
		const listener = harness().trigger({ webhookId: 'w', mode: 'test', parameters });
		expect((await listener.receive(sent)).body).toMatchObject({ status: 'ok' });
	});
});
