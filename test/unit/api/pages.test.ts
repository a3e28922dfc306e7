import {
	firstEntries,
	firstFitting,
	pageOf,
	pagesFrom,
} from '../../../nodes/ThoughtSpot/api/pages';

/** A list of numbers, and how often it was asked for which page. */
function list(length: number) {
	const asked: Array<[offset: number, size: number]> = [];
	const read = (offset: number, size: number) => {
		asked.push([offset, size]);
		const all = Array.from({ length }, (_, number) => number);
		return Promise.resolve(pageOf(all.slice(offset, offset + size), offset, size));
	};
	return { asked, read };
}

it.each([
	[0, 1],
	[9, 1],
	[10, 2],
	[25, 3],
])(
	'reads %i entries of a list in pages of ten, each once, in %i requests',
	async (length, requests) => {
		const { asked, read } = list(length);
		expect(await firstEntries(read, Infinity, 10)).toEqual(
			Array.from({ length }, (_, number) => number),
		);
		expect(asked).toHaveLength(requests);
	},
);

it.each([
	[1, [[0, 1]]],
	[10, [[0, 10]]],
	[
		11,
		[
			[0, 10],
			[10, 10],
		],
	],
])('reads no more than the first %i, in as few requests as they need', async (most, requests) => {
	const { asked, read } = list(25);
	expect(await firstEntries(read, most, 10)).toHaveLength(most);
	expect(asked).toEqual(requests);
});

it('goes on from where somebody has got to', async () => {
	const { read } = list(25);
	const sizes: number[] = [];
	for await (const { entries } of pagesFrom(read, 10, 20)) sizes.push(...entries);
	expect(sizes).toEqual([20, 21, 22, 23, 24]);
});

it.each([
	[1, [1], 1],
	[7, [1, 3, 5, 7, 9, 11, 13], 2],
	[Infinity, [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23], 3],
])('reads pages until the first %p that fit are there', async (most, expected, requests) => {
	const { asked, read } = list(25);
	const isOdd = (number: number) => number % 2 === 1;
	expect(await firstFitting(read, isOdd, most, 10)).toEqual(expected);
	expect(asked).toHaveLength(requests);
});
