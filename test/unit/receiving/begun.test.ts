import { Begun } from '../../../nodes/ThoughtSpot/trigger/receiving/begun';
import { later } from '../../later';

describe('works that were begun', () => {
	let begun: Begun<string>;
	let count: number;

	beforeEach(() => {
		begun = new Begun((result) => result !== 'failed');
		count = 0;
	});

	const work = (result: string) => async () => {
		count += 1;
		return await Promise.resolve(result);
	};

	afterEach(() => {
		jest.restoreAllMocks();
	});

	it('are joined by who asks again while they are under way, however long', async () => {
		let end: (result: string) => void = () => undefined;
		const first = begun.join('a', async () => await new Promise((resolve) => (end = resolve)));
		later(3_600_000);
		const second = begun.join('a', work('other'));
		end('taken');
		expect(await Promise.all([first, second])).toEqual(['taken', 'taken']);
		expect(count).toBe(0);
	});

	it('stand for a minute when they have ended, for their key alone', async () => {
		await begun.join('a', work('taken'));
		expect(await begun.join('a', work('other'))).toBe('taken');
		expect(await begun.join('b', work('other'))).toBe('other');
		later(60_000);
		// also where the clock was set back
		jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
		expect(await begun.join('a', work('again'))).toBe('again');
	});

	it('are begun anew where they failed, or were forgotten', async () => {
		await begun.join('a', work('failed'));
		expect(await begun.join('a', work('taken'))).toBe('taken');
		begun.forget('a');
		expect(await begun.join('a', work('again'))).toBe('again');
	});

	it('are remembered up to 2,000', async () => {
		for (let index = 0; index <= 2_000; index++) await begun.join(`${index}`, work('taken'));
		expect(await begun.join('1', work('again'))).toBe('taken');
		expect(await begun.join('0', work('again'))).toBe('again');
	});
});
