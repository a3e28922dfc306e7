import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { ThoughtSpot, ThoughtSpotOptions } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import { payloadOf } from './forms';
import type { Receiver, Reply } from './receiver';
import { startReceiver } from './receiver';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Never answers; what nothing holds on to is gone while the sender waits. */
const never: Reply = () => void setTimeout(collectGarbage, 50);
const lose: Reply = (response) => response.destroy();
const refuse: Reply = (response) => response.writeHead(500).end('broken');

describe('retries of the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let receiver: Receiver;

	const start = async (reply: Reply, rules: ThoughtSpotOptions = {}) => {
		thoughtSpot = await startThoughtSpot({ retryDelaysMs: [1, 1], ...rules });
		thoughtSpot.setChannels('0', ['WEBHOOK']);
		receiver = await startReceiver(reply);
		const webhook = thoughtSpot.seedWebhook({ orgId: '0', url: receiver.url });
		const { id: liveboardId } = thoughtSpot.addLiveboard({ name: 'Sales' });
		const schedule = thoughtSpot.addSchedule({ name: 'daily', liveboardId });
		return { webhook, schedule };
	};

	afterEach(async () => {
		await thoughtSpot.close();
		await receiver.close();
	});

	const firstIs =
		(reply: Reply): Reply =>
		(response, index, received) =>
			index === 0 ? reply(response, index, received) : response.end('ok');

	it.each([
		{ case: 'no answer in time', reply: never, timeout: 1000, error: /timeout/i },
		{ case: 'a failure', reply: refuse, timeout: 5000, error: undefined },
		{ case: 'a lost connection', reply: lose, timeout: 5000, error: /./ },
	])('repeat the same message after $case', async ({ reply, timeout, error }) => {
		const { schedule } = await start(firstIs(reply), { deliveryTimeoutMs: timeout });
		const [delivery] = await thoughtSpot.runSchedule(schedule.id);
		expect(delivery).toMatchObject({
			status: 'SUCCESS',
			detail: '',
			attempts: [{}, { status: 200 }],
		});
		if (error) expect(delivery?.attempts[0]?.error).toMatch(error);
		const [first, second] = receiver.received;
		expect(second?.body).toEqual(first?.body);
		const ids = await Promise.all(receiver.received.map(payloadOf));
		expect(ids[1]?.data.msgUniqueId).toBe(ids[0]?.data.msgUniqueId);
	});

	it('end FAILED when no attempt succeeds', async () => {
		const { schedule } = await start(refuse);
		const [delivery] = await thoughtSpot.runSchedule(schedule.id);
		expect(delivery).toMatchObject({ status: 'FAILED', detail: 'HTTP 500: broken' });
		expect(thoughtSpot.attempts.map(({ attempt, status }) => ({ attempt, status }))).toEqual([
			{ attempt: 1, status: 500 },
			{ attempt: 2, status: 500 },
			{ attempt: 3, status: 500 },
		]);
	});

	it('go where the webhook then points', async () => {
		const { webhook, schedule } = await start(refuse);
		const other = await startReceiver();
		thoughtSpot.events.once('attempt', () => {
			thoughtSpot.changeWebhook(webhook.id, { url: other.url });
		});
		await thoughtSpot.runSchedule(schedule.id);
		await other.close();
		expect(receiver.received).toHaveLength(1);
		expect(other.received).toHaveLength(1);
	});

	it('stop when the webhook is deleted', async () => {
		const { webhook, schedule } = await start(refuse);
		thoughtSpot.events.once('attempt', () => thoughtSpot.removeWebhook(webhook.id));
		const [delivery] = await thoughtSpot.runSchedule(schedule.id);
		expect(delivery).toMatchObject({ status: 'FAILED', detail: 'The webhook was deleted' });
		expect(receiver.received).toHaveLength(1);
	});

	it('are broken off by closing, and the run still ends', async () => {
		const { schedule } = await start(refuse, { retryDelaysMs: [600_000] });
		const attempted = once(thoughtSpot.events, 'attempt');
		const run = thoughtSpot.runSchedule(schedule.id);
		await attempted;
		await thoughtSpot.close();
		expect(await run).toMatchObject([{ status: 'FAILED', attempts: [{ status: 500 }] }]);
	});
});
