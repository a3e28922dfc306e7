import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call, LiveError } from './caller';
import { refusal, signIn } from './caller';

interface Content {
	visualization_name?: string;
	column_names: string[];
	data_rows: unknown[];
	record_size: number;
	available_data_row_count: number;
	returned_data_row_count: number;
}

const ROWS = 100_000;
const LIVEBOARD = 'metadata/liveboard/data';

describe('data of the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;

	beforeAll(async () => {
		thoughtSpot = await startThoughtSpot();
		thoughtSpot.addLiveboard({
			name: 'Sales',
			visualizations: [
				{
					name: 'Orders',
					columns: ['Number', 'Paid', 'Note'],
					rows: { length: ROWS, at: (index) => [index, index % 2 === 0, null] },
				},
				{ name: 'Read me', kind: 'NOTE' },
				{ name: 'Regions', columns: ['Region'], rows: [['North'], ['South']] },
			],
		});
		thoughtSpot.addAnswer({ name: 'Top', columns: ['Region'], rows: [['North']] });
		admin = await signIn(thoughtSpot);
	});

	afterAll(() => thoughtSpot.close());

	const contents = async (change: object, path = LIVEBOARD) => {
		const body = { metadata_identifier: 'Sales', ...change };
		return (await admin<{ contents: Content[] }>(path, body)).body.contents;
	};

	it('are ten rows of each visualization that is no note, with a count that is no total', async () => {
		expect(await contents({})).toMatchObject([
			{
				visualization_name: 'Orders',
				column_names: ['Number', 'Paid', 'Note'],
				record_size: 10,
				available_data_row_count: 10,
				returned_data_row_count: 10,
			},
			{ visualization_name: 'Regions', data_rows: [['North'], ['South']] },
		]);
	});

	it('come in pages of which a short one is the last', async () => {
		const read: unknown[] = [];
		const size = 30_000;
		for (let offset = 0; offset === read.length; offset += size) {
			const [page] = await contents({
				visualization_identifiers: ['Orders'],
				record_offset: offset,
				record_size: size,
			});
			read.push(...(page?.data_rows ?? []));
		}
		expect(read).toHaveLength(ROWS);
		expect(read.at(-1)).toEqual([ROWS - 1, false, null]);
	});

	it('are objects where they are asked for in full', async () => {
		const [page] = await contents({ data_format: 'FULL', record_size: 1 });
		expect(page?.data_rows).toEqual([{ Number: 0, Paid: true, Note: null }]);
	});

	it('of Answers bear no visualization', async () => {
		const [page] = await contents({ metadata_identifier: 'Top' }, 'metadata/answer/data');
		expect(page).toMatchObject({ column_names: ['Region'], data_rows: [['North']] });
		expect(page).not.toHaveProperty('visualization_id');
	});

	it('are filtered and sorted', async () => {
		const [, regions] = await contents({
			runtime_filter: { col1: 'Region', op1: 'NE', val1: 'North' },
		});
		expect(regions?.data_rows).toEqual([['South']]);
	});

	it.each([
		{ change: { record_size: ROWS + 1 }, says: 'between 1 and 100000' },
		{ change: { record_offset: -1 }, says: 'must not be negative' },
		{ change: { visualization_identifiers: ['Read me'] }, says: 'is a Note tile' },
		{ change: { metadata_identifier: 'X' }, says: 'Liveboard X was not found' },
	])('are refused: $says', async ({ change, says }) => {
		const body = { metadata_identifier: 'Sales', ...change };
		const refused = refusal(await admin<LiveError>(LIVEBOARD, body));
		expect(refused).toMatchObject({ status: 400, text: expect.stringContaining(says) });
	});
});
