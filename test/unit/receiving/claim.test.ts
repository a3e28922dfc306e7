import type { IDataObject } from 'n8n-workflow';

import type * as Claims from '../../../nodes/ThoughtSpot/trigger/receiving/claim';

const now = Date.UTC(2026, 7, 20, 8);
const day = 24 * 60 * 60 * 1000;
const node = 'workflow-1 node-1';

/** The module as it is after a start of n8n, knowing nothing. */
function started(): typeof Claims {
	let module: typeof Claims | undefined;
	jest.isolateModules(() => {
		module = jest.requireActual<typeof Claims>(
			'../../../nodes/ThoughtSpot/trigger/receiving/claim',
		);
	});
	if (module === undefined) throw new Error('it was not loaded');
	return module;
}

describe('a message', () => {
	let messages: typeof Claims;
	/** The static data as n8n has stored it; every request gets a copy. */
	let stored: string;

	beforeEach(() => {
		messages = started();
		stored = '{}';
	});

	/** What n8n does with a request: it saves the static data when the run is stored. */
	async function request(key: string, at = now, of = node) {
		const data = JSON.parse(stored) as IDataObject;
		const claim = await messages.claim(of, [{ key }], data, at);
		const settle = (started: boolean) => {
			claim?.settle(started);
			stored = JSON.stringify(data);
		};
		return claim && { settle };
	}
	async function run(key: string, at = now, of = node): Promise<boolean> {
		const claim = await request(key, at, of);
		claim?.settle(true);
		return claim !== undefined;
	}
	const entries = () => {
		const { recentMessages } = JSON.parse(stored) as { recentMessages: string };
		return recentMessages.split(' ');
	};

	it('runs once', async () => {
		expect(await run('a')).toBe(true);
		expect(await run('a')).toBe(false);
		expect(await run('b')).toBe(true);
	});

	it('of another node runs there too', async () => {
		expect(await run('a')).toBe(true);
		for (const other of ['workflow-1 node-2', 'workflow-2 node-1']) {
			stored = '{}';
			expect(await run('a', now, other)).toBe(true);
		}
	});

	it('that arrives twice at the same moment runs once', async () => {
		const first = await request('a');
		const others = [request('a'), request('a'), request('a')];
		first?.settle(true);
		expect(await Promise.all(others)).toEqual([undefined, undefined, undefined]);
	});

	it('whose run could not be started runs when it is sent again', async () => {
		const first = await request('a');
		first?.settle(false);
		expect(await run('a')).toBe(true);
		expect(await run('a')).toBe(false);
	});

	it('whose run was started does not run again for what is said of it later', async () => {
		const first = await request('a');
		first?.settle(true);
		first?.settle(false);
		expect(await run('a')).toBe(false);
	});

	it('is claimed with its run, of which only the first message runs', async () => {
		const claim = async (...keys: string[]) =>
			await messages.claim(
				node,
				keys.map((key) => ({ key })),
				{},
				now,
			);
		const first = await claim('a', 'run');
		const second = claim('b', 'run');
		first?.settle(false);
		const claimed = await second;
		expect(claimed).toBeDefined();
		claimed?.settle(true);
		expect(await claim('a', 'run')).toBeUndefined();
		expect(await claim('b', 'run')).toBeUndefined();
		expect(await claim('c', 'run')).toBeUndefined();
		// what did not run was not received
		expect(await claim('c')).toBeDefined();
		expect(await claim('a')).toBeDefined();
		expect(await claim('b')).toBeUndefined();
	});

	it('that waits for a run that fails runs instead, one of many', async () => {
		const first = await request('a');
		const others = [request('a'), request('a'), request('a')];
		first?.settle(false);
		const next = await Promise.any(others);
		expect(next).toBeDefined();
		next?.settle(true);
		expect((await Promise.all(others)).filter((claimed) => claimed !== undefined)).toHaveLength(1);
	});

	it('runs no second time after a restart of n8n', async () => {
		await run('a');
		await run('b');
		messages = started();
		expect(await run('a')).toBe(false);
		expect(await run('b')).toBe(false);
		expect(await run('c')).toBe(true);
	});

	it('whose run did not start before n8n was stopped runs after the restart', async () => {
		await request('a');
		await run('b');
		messages = started();
		expect(await run('a')).toBe(true);
		expect(await run('b')).toBe(false);
	});

	it('that another process has received meanwhile runs no second time', async () => {
		await run('a');
		const here = messages;
		messages = started();
		await run('b');
		messages = here;
		expect(await run('b')).toBe(false);
		expect(await run('c')).toBe(true);
	});

	it('is still known when something else wrote older static data back', async () => {
		await run('a');
		stored = '{}';
		expect(await run('a')).toBe(false);
		await run('b');
		messages = started();
		expect(await run('a')).toBe(false);
	});

	it('is forgotten after 8 days', async () => {
		await run('a');
		expect(await run('a', now + 8 * day - 1)).toBe(false);
		expect(await run('a', now + 8 * day)).toBe(true);
		expect(entries()).toHaveLength(1);
	});

	it('is forgotten after 2,000 newer ones', async () => {
		await run('a');
		const newer = Array.from({ length: 1_999 }, (_, index) => `id-${index}:${now + index + 1}`);
		stored = JSON.stringify({ recentMessages: [...entries(), ...newer].join(' ') });
		messages = started();
		expect(await run('a', now + 2_000)).toBe(false);
		await run('one more', now + 2_000);
		expect(await run('a', now + 2_000)).toBe(true);
		expect(entries()).toHaveLength(2_000);
	});

	it('takes little room however long its ID is', async () => {
		await run('m'.repeat(1_000_000));
		expect(stored.length).toBeLessThan(100);
		expect(await run('m'.repeat(1_000_000))).toBe(false);
	});

	it.each([7, 'seven', ' : ::', 'a:b', null, [1, 2], { a: 'b' }])(
		'runs though the static data holds %j',
		async (recentMessages) => {
			stored = JSON.stringify({ recentMessages });
			expect(await run('a')).toBe(true);
			expect(await run('a')).toBe(false);
		},
	);

	it('leaves the rest of the static data alone', async () => {
		stored = JSON.stringify({ registration: { webhookId: 'w-1' } });
		await run('a');
		expect(JSON.parse(stored)).toMatchObject({ registration: { webhookId: 'w-1' } });
	});

	it.each(['__proto__', 'constructor', 'toString', ''])('may be called "%s"', async (key) => {
		expect(await run(key)).toBe(true);
		expect(await run(key)).toBe(false);
	});
});

describe('a run', () => {
	let messages: typeof Claims;

	beforeEach(() => {
		messages = started();
	});

	const isFirst = (key: string, executionId: string, of = node) =>
		messages.placeOfRun(of, key, executionId, now) !== 'later';
	const claim = async (key: string, data: IDataObject = {}) =>
		await messages.claim(node, [{ key }], data, now);

	it('is the first of its message, and stays it', () => {
		expect(isFirst('a', '1')).toBe(true);
		expect(isFirst('a', '1')).toBe(true);
		expect(isFirst('b', '2')).toBe(true);
	});

	it('is not where another has the same message', () => {
		expect(isFirst('a', '1')).toBe(true);
		expect(isFirst('a', '2')).toBe(false);
		expect(isFirst('a', '2')).toBe(false);
		expect(isFirst('a', '2', 'workflow-2 node-1')).toBe(true);
	});

	it('is known to be of a message that another process has received', async () => {
		const place = (key: string) => messages.placeOfRun(node, key, '1', now);
		(await claim('received'))?.settle(true);
		expect(place('received')).toBe('first');
		await claim('being received');
		expect(place('being received')).toBe('first');
		expect([place('elsewhere'), place('elsewhere')]).toEqual(['firstHere', 'first']);
	});

	it('that n8n starts by itself keeps a repeat of its message from running', async () => {
		expect(isFirst('a', '1')).toBe(true);
		expect(await claim('a')).toBeUndefined();
		const data = {};
		(await claim('b', data))?.settle(true);
		messages = started();
		expect(await claim('a', data)).toBeUndefined();
	});

	it('of a message that is just being received leaves it to that', async () => {
		const received = await claim('a');
		expect(isFirst('a', '1')).toBe(true);
		received?.settle(false);
		expect(await claim('a')).toBeDefined();
	});

	it('is forgotten after 2,000 newer ones, of whatever nodes', () => {
		expect(isFirst('a', '1')).toBe(true);
		for (let index = 0; index < 2_000; index++) isFirst('a', '1', `workflow-${index} node-2`);
		expect(isFirst('a', 'other')).toBe(true);
	});

	it('leaves nothing behind that keeps its message out once 100 other nodes had one', async () => {
		const others = (count: number) => {
			for (let index = 0; index < count; index++) isFirst('a', '1', `workflow-${index} node-2`);
		};
		isFirst('a', '1');
		others(99);
		expect(await claim('a')).toBeUndefined();
		others(100);
		expect(await claim('a')).toBeDefined();
	});

	it('leaves no more than 2,000 messages of a node behind', async () => {
		for (let index = 0; index <= 2_000; index++) isFirst(`message-${index}`, String(index));
		expect(await claim('message-1')).toBeUndefined();
		expect(await claim('message-0')).toBeDefined();
	});

	it('is forgotten after 2,000 newer ones', () => {
		for (let index = 0; index < 2_000; index++) isFirst(`message-${index}`, String(index));
		expect(isFirst('message-0', 'other')).toBe(false);
		isFirst('one more', 'one more');
		expect(isFirst('message-0', 'other')).toBe(true);
		expect(isFirst('message-2', 'other')).toBe(false);
	});
});
