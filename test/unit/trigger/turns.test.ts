import { Turns } from '../../../nodes/ThoughtSpot/trigger/turns';

/** Whether a promise has been resolved by now. */
async function isThere(promise: Promise<unknown>): Promise<boolean> {
	const later = new Promise((resolve) => setImmediate(() => resolve('later')));
	return (await Promise.race([promise, later])) !== 'later';
}

describe('turns', () => {
	it('are taken up to a number at a time, first come first served', async () => {
		const turns = new Turns(2);
		const [first, second, third, fourth] = Array.from({ length: 4 }, () => turns.take('a'));
		if (!first || !second || !third || !fourth) throw new Error('there are not four');
		expect(await isThere(third)).toBe(false);
		(await second)();
		expect(await isThere(third)).toBe(true);
		expect(await isThere(fourth)).toBe(false);
		(await first)();
		expect(await isThere(fourth)).toBe(true);
	});

	it('of another key do not wait', async () => {
		const turns = new Turns(1);
		await turns.take('a');
		expect(await isThere(turns.take('b'))).toBe(true);
	});
});
