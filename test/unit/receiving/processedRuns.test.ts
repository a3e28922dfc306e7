import type { IExecuteFunctions } from 'n8n-workflow';

type Module = typeof import('../../../nodes/ThoughtSpot/trigger/receiving/processedRuns');

/** What n8n keeps for a node: read as a whole, and written back as a whole. */
let kept: string[];
let waiting: Record<string, () => void>;
/** After which a process looks again. */
let pause: AbortController;

beforeEach(() => {
	pause = new AbortController();
	jest.spyOn(AbortSignal, 'timeout').mockReturnValue(pause.signal);
	kept = [];
	waiting = {};
});

const started = (): Module => {
	let module: Module | undefined;
	jest.isolateModules(() => {
		module = jest.requireActual<Module>(
			'../../../nodes/ThoughtSpot/trigger/receiving/processedRuns',
		);
	});
	if (module === undefined) throw new Error('the module was not loaded');
	return module;
};

/** A process reads, and writes, when it is its turn. */
function contextOf(process: string): IExecuteFunctions {
	const turn = async () => await new Promise<void>((resolve) => (waiting[process] = resolve));
	const checkProcessedAndRecord = async (asked: string[]) => {
		await turn();
		const read = kept;
		await turn();
		kept = [...new Set([...read, ...asked])];
		return { processed: asked.filter((entry) => read.includes(entry)) };
	};
	return { helpers: { checkProcessedAndRecord } } as unknown as IExecuteFunctions;
}

/** All orders of so many steps of A and of B. */
const orders = (a: number, b: number): string[] =>
	a === 0 || b === 0
		? ['A'.repeat(a) + 'B'.repeat(b)]
		: [
				...orders(a - 1, b).map((rest) => `A${rest}`),
				...orders(a, b - 1).map((rest) => `B${rest}`),
			];

async function take(order: string): Promise<void> {
	for (const name of order) {
		await new Promise(setImmediate);
		waiting[name]?.();
	}
}

const UNTIL_BOTH_ARE_DONE = 'AB'.repeat(10);

/** Lets a run of each of two processes take its steps in that order; whether each of them was the first. */
async function race(order: string, messages: Record<string, string>): Promise<boolean[]> {
	const runs = Object.entries(messages).map(
		async ([name, message]) =>
			await started().isFirstInAllProcesses(contextOf(name), [message], name),
	);
	await take(order + UNTIL_BOTH_ARE_DONE);
	return await Promise.all(runs);
}

it('of two runs of a message one is the first, in whatever order they take their steps', async () => {
	for (const order of orders(4, 4)) {
		kept = [];
		expect({ order, first: await race(order, { A: 'm', B: 'm' }) }).toEqual({
			order,
			first: expect.arrayContaining([true]) as boolean[],
		});
	}
});

it.each(['AAAABBBB', 'BBBBAAAA', 'ABABABAB', 'AABBAABB'])(
	'of two runs of a message only one is the first, in the order %s',
	async (order) => {
		expect((await race(order, { A: 'm', B: 'm' })).sort()).toEqual([false, true]);
	},
);

it.each(['ABABABAB', 'AABBAABB', 'ABBAABBA'])(
	'each of two messages is remembered, in the order %s',
	async (order) => {
		expect(await race(order, { A: 'm', B: 'n' })).toEqual([true, true]);
		expect(kept).toEqual(expect.arrayContaining(['m', 'm A', 'n', 'n B']));
	},
);

it('a message is remembered though another process wrote over it when it had been noted', async () => {
	expect(await race('ABAAABBB', { A: 'm', B: 'n' })).toEqual([true, true]);
	expect(kept).not.toContain('m');
	pause.abort();
	await take(UNTIL_BOTH_ARE_DONE);
	expect(kept).toEqual(expect.arrayContaining(['m', 'm A', 'n', 'n B']));
});
