import type { IDataObject } from 'n8n-workflow';
import { amount } from '../../amount';
import type { TestBed } from '../testBed';
import { answer, as, liveboard, named, regions, startContentBed } from './contentBed';

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startContentBed();
});
afterEach(async () => {
	await testBed.close();
});

describe('Get Data of a Liveboard', () => {
	it('gives each row with the names of the columns, numbers as numbers', async () => {
		expect(await testBed.run(liveboard('getData'))).toEqual([
			{ Region: 'EMEA', Amount: 10 },
			{ Region: 'APAC', Amount: 20.5 },
			{ Region: 'AMER', Amount: null },
		]);
	});

	it('filters, sorts, limits, and takes another user', async () => {
		const dataOptions = {
			filters: { filter: [{ column: 'Region', operator: 'NE', values: ['AMER'] }] },
			sort: { column: [{ column: 'Amount', ascending: false }] },
		};
		expect(await testBed.run(liveboard('getData', { dataOptions }))).toMatchObject([
			{ Region: 'APAC' },
			{ Region: 'EMEA' },
		]);
		expect(await testBed.run(liveboard('getData', { dataOptions, limit: 1 }))).toHaveLength(1);
		expect(await testBed.run(liveboard('getData', as('maria')))).toMatchObject([
			{ Region: 'EMEA' },
		]);
	});

	it('names the visualizations where one has to be chosen', async () => {
		testBed.thoughtSpot.addLiveboard({
			name: 'Two',
			visualizations: [regions, { ...regions, name: 'Again' }],
		});
		const of = (visualization: string) =>
			liveboard('getData', { liveboardId: named('Two'), visualization });
		await expect(testBed.run(of(''))).rejects.toThrow(
			'The Liveboard "Two" has 2 visualizations with data: "By Region", "Again". Choose one in Visualization Name or ID.',
		);
		expect(await testBed.run(of('Again'))).toHaveLength(3);
		expect(await testBed.run(of('aGAIN'))).toHaveLength(3);
		await expect(testBed.run(of('Nothing'))).rejects.toThrow(
			'The Liveboard "Two" has no visualization "Nothing", but "By Region", "Again". Choose one in Visualization Name or ID.',
		);
	});

	it('keeps columns of equal names apart', async () => {
		testBed.thoughtSpot.addLiveboard({
			name: 'Twins',
			visualizations: [{ name: 'T', columns: ['A', 'A', '__proto__'], rows: [[1, 2, 3]] }],
		});
		const [row] = await testBed.run(liveboard('getData', { liveboardId: named('Twins') }));
		expect(Object.entries(row ?? {})).toEqual([
			['A', 1],
			['A (2)', 2],
			['__proto__', 3],
		]);
	});

	it('reads pages of rows, each once, with one sign-in, also where the session ends in the middle', async () => {
		const length = amount({ quick: 12_000, long: 100_000 });
		const rows = { length, at: (index: number) => [index] };
		testBed.thoughtSpot.addLiveboard({
			name: 'Large',
			visualizations: [{ name: 'All', columns: ['Number'], rows }],
		});
		const large = liveboard('getData', { liveboardId: named('Large'), returnAll: true });
		const numbers = (await testBed.run(large)).map((row) => row.Number);
		expect(numbers).toEqual(Array.from({ length }, (_, index) => index));
		expect(testBed.sent('getFullAccessToken')).toHaveLength(1);
		const offsets = testBed
			.sent('fetchLiveboardData')
			.map(({ body }) => (body as IDataObject).record_offset);
		expect(new Set(offsets.slice(1)).size).toBe(offsets.length - 1);
		testBed.thoughtSpot.faults.add({
			kind: 'expiredTokens',
			operation: 'fetchLiveboardData',
			skip: 2,
		});
		expect(await testBed.run(large)).toHaveLength(length);
	});
});

it('Get Data of an Answer gives its rows', async () => {
	expect(await testBed.run(answer('getData', as('jonas')))).toEqual([
		{ Region: 'APAC', Amount: 20.5 },
	]);
});
