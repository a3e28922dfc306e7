import type { INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { locator } from '../testBed';
import { liveboard, startContentBed } from './contentBed';

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startContentBed();
});
afterEach(async () => {
	await testBed.close();
});

describe.each<[string, string]>([
	['liveboard', 'Sales'],
	['answer', 'Revenue'],
])('Get Many of %s', (resource, name) => {
	const found = async (parameters: INodeParameters = {}) =>
		await testBed.run({ resource, operation: 'getAll', ...parameters });
	const add = (content: {
		name: string;
		tagIds?: string[];
		modifiedBy?: string;
		authorId?: string;
	}) =>
		resource === 'answer'
			? testBed.thoughtSpot.addAnswer(content)
			: testBed.thoughtSpot.addLiveboard(content);

	it('says what there is', async () => {
		expect(await found()).toEqual([
			{
				id: expect.any(String),
				name,
				url: expect.stringMatching(/\/#\//),
				description: null,
				author: {
					id: expect.any(String),
					name: 'ThoughtSpot Administrator',
					signInName: 'tsadmin',
				},
				tags: [],
				createdAt: expect.stringMatching(/Z$/),
				modifiedAt: expect.stringMatching(/Z$/),
			},
		]);
		expect((await found({ simplify: false }))[0]).toHaveProperty('metadata_header');
	});

	it('finds by name, tag, author and change', async () => {
		const { thoughtSpot } = testBed;
		const { id } = thoughtSpot.addTag({ name: 'Finance' });
		const anna = thoughtSpot.addUser({ name: 'anna', displayName: 'Anna Adams' });
		add({ name: 'Costs', tagIds: [id], authorId: anna.id, modifiedBy: anna.id });
		const names = async (filters: INodeParameters) =>
			(await found({ filters })).map((each) => each.name);
		expect(await names({ name: 'OST' })).toEqual(['Costs']);
		expect(await names({ tag: 'Finance' })).toEqual(['Costs']);
		expect(await names({ tag: 'finANCE' })).toEqual(['Costs']);
		expect(await names({ author: 'anna@example.com' })).toEqual(['Costs']);
		expect(await names({ modifiedBy: 'anna' })).toEqual(['Costs']);
		expect(await found({ filters: { author: 'anna' } })).toMatchObject([
			{ author: { id: anna.id, name: 'Anna Adams', signInName: 'anna' } },
		]);
		expect(await names({ modifiedAfter: '2000-01-01' })).toEqual(['Costs', name]);
		for (const later of ['2999-01-01', '2999', 2999, 29990101]) {
			expect(await names({ modifiedAfter: later })).toEqual([]);
		}
	});

	it.each([
		[{ tag: 'Finanec' }, 'There is no tag "Finanec"'],
		[
			{ author: 'ana' },
			'There is no user "ana" that this user may see. Check the sign-in name, email address or ID in Filters > Author.',
		],
		...['soon', '={{ 1e300 }}', '={{ -5 }}', '={{ [] }}'].map(
			(modifiedAfter): [INodeParameters, string] => [
				{ modifiedAfter },
				'Filters > Modified After is not a date and time.',
			],
		),
	])('is an error for what does not exist: %j', async (filters, words) => {
		await expect(found({ filters })).rejects.toThrow(words);
	});

	it('finds by name beyond the first page, which ThoughtSpot does not page by', async () => {
		for (let number = 0; number < 600; number++) add({ name: `Number ${number}` });
		add({ name: 'Zuletzt 100%' });
		const filters = { name: 'LETZT 100%' };
		expect(await found({ limit: 1, filters })).toMatchObject([{ name: 'Zuletzt 100%' }]);
		expect(await found({ filters: { name: '0_' } })).toEqual([]);
		const idName = resource === 'answer' ? 'answerId' : 'liveboardId';
		const data = { resource, operation: 'export', [idName]: locator('name', 'ZULETZT 100%') };
		expect(await testBed.run(data)).toMatchObject([{ [resource]: { name: 'Zuletzt 100%' } }]);
	});

	it('reads all pages', async () => {
		for (let number = 0; number < 600; number++) add({ name: `Number ${number}` });
		expect(new Set((await found({ returnAll: true })).map((each) => each.id)).size).toBe(601);
		expect(await found({ limit: 3 })).toHaveLength(3);
	});
});

it('the lists of the editor show Answers, users and visualizations', async () => {
	const { harness } = testBed;
	expect(await harness.listSearch('searchAnswers', 'rev')).toMatchObject({
		results: [{ name: 'Revenue' }],
	});
	expect(await harness.listSearch('searchUsers', 'mar')).toMatchObject({
		results: [{ name: 'Maria Gomez (maria)' }],
	});
	expect(await harness.loadOptions('getUsers')).toContainEqual({
		name: 'Maria Gomez (maria)',
		value: expect.any(String) as string,
	});
	testBed.thoughtSpot.addGroup({ name: 'emea', displayName: 'Team EMEA' });
	expect(await harness.loadOptions('getGroups')).toContainEqual({
		name: 'Team EMEA (emea)',
		value: expect.any(String) as string,
	});
	const options = { parameters: liveboard('getData') };
	expect(await harness.loadOptions('getVisualizations', options)).toEqual([
		{ name: 'By Region', value: expect.any(String) as string },
	]);
	expect(await harness.loadOptions('getVisualizations')).toEqual([]);
	const [only, ...others] = await harness.loadOptions('getVisualizationsOrOnly', options);
	expect(only).toEqual({ name: 'The Only One', value: '' });
	expect(others).toEqual(await harness.loadOptions('getVisualizations', options));
	expect(await harness.loadOptions('getVisualizationsOrOnly')).toEqual([only]);
});
