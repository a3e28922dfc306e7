import { Patience } from '../../../nodes/ThoughtSpot/trigger/receiving/patience';
import { Turns } from '../../../nodes/ThoughtSpot/trigger/receiving/turns';

const endless = new Patience(60_000);

/** Whether a promise has been resolved by now. */
async function isThere(promise: Promise<unknown>): Promise<boolean> {
	const later = new Promise((resolve) => setImmediate(resolve));
	return (await Promise.race([promise, later.then(() => endless)])) !== endless;
}

describe('turns', () => {
	it('are taken up to a number at a time, first come first served', async () => {
		const turns = new Turns(2);
		const [first, second, third, fourth] = Array.from({ length: 4 }, () =>
			turns.take('a', endless),
		);
		if (!first || !second || !third || !fourth) throw new Error('there are not four');
		expect(await isThere(third)).toBe(false);
		(await second)?.();
		expect(await isThere(third)).toBe(true);
		expect(await isThere(fourth)).toBe(false);
		(await first)?.();
		expect(await isThere(fourth)).toBe(true);
	});

	it('of another key do not wait', async () => {
		const turns = new Turns(1);
		await turns.take('a', endless);
		expect(await isThere(turns.take('b', endless))).toBe(true);
	});

	it('are none where patience ends before, and the next takes it', async () => {
		const turns = new Turns(1);
		const end = await turns.take('a', endless);
		const impatient = turns.take('a', new Patience(0));
		const patient = turns.take('a', endless);
		expect(await impatient).toBeUndefined();
		end?.();
		expect(await patient).toBeDefined();
	});
});
