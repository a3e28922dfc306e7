import type { Liveboard, ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { ExportCall, Exported } from './exportCaller';
import { exportAs } from './exportCaller';

const SALES = {
	name: 'Sales by Region',
	columns: ['Region', 'Amount'],
	rows: [
		['North', 10],
		['South', 2.5],
	],
};

const LIVEBOARD = 'report/liveboard';
const ANSWER = 'report/answer';

describe('exports of the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let liveboard: Liveboard;
	let admin: ExportCall;

	beforeEach(async () => {
		thoughtSpot = await startThoughtSpot();
		liveboard = thoughtSpot.addLiveboard({
			name: 'Sales',
			tabs: ['Overview', 'Details'],
			visualizations: [
				SALES,
				{ name: 'Trend', kind: 'CHART', columns: ['Day', 'Amount'], rows: [['Mon', 1]] },
				{ name: 'Read me', kind: 'NOTE' },
				{ name: 'Orders', columns: ['Order'], rows: [['A-1']], tab: 'Details' },
			],
			views: [
				{ name: 'North only', filters: { Region: ['North'] } },
				{ name: 'Mine', isPublic: false },
			],
		});
		thoughtSpot.addAnswer({ name: 'Top', columns: SALES.columns, rows: SALES.rows });
		admin = await exportAs(thoughtSpot);
	});

	afterEach(() => thoughtSpot.close());

	const ask = (change: object, call = admin, path = LIVEBOARD) =>
		call(path, { metadata_identifier: path === LIVEBOARD ? 'Sales' : 'Top', ...change });
	const csv = async (change: object, call?: ExportCall) => {
		const only = { visualization_identifiers: ['Sales by Region'], file_format: 'CSV' };
		return String((await ask({ ...only, ...change }, call)).content);
	};
	const said = ({ status, content }: Exported) => ({ status, words: String(content) });

	it.each([
		{ file_format: 'PDF', starts: '%PDF-1.4' },
		{ file_format: 'PNG', starts: '\x89PNG' },
		{ file_format: 'XLSX', starts: 'PK' },
		{ file_format: 'CSV', starts: 'PK' },
	])('are files without a name, and of no known type: $file_format', async (format) => {
		const { status, type, disposition, content } = await ask(format);
		expect({ status, type, disposition }).toEqual({
			status: 200,
			type: 'application/octet-stream',
			disposition: undefined,
		});
		expect(content.toString('latin1').startsWith(format.starts)).toBe(true);
	});

	it('as CSV are a ZIP of several visualizations, and one of them is plain', async () => {
		const zip = (await ask({ file_format: 'CSV' })).content.toString('latin1');
		expect(zip).toContain('1_Sales by Region.csv');
		expect(zip).toContain('3_Orders.csv');
		expect(await csv({})).toBe('Region,Amount\r\nNorth,10\r\nSouth,2.5\r\n');
	});

	it('show the tabs that are named, as an image the first only', async () => {
		const details = await ask({ file_format: 'CSV', tab_identifiers: ['Details'] });
		expect(String(details.content)).toBe('Order\r\nA-1\r\n');
		const image = String((await ask({ file_format: 'PNG' })).content);
		expect(image).toContain('North');
		expect(image).not.toContain('A-1');
	});

	it.each([
		{ change: { runtime_filter: { col1: 'Region', op1: 'EQ', val1: 'south' } }, rows: 'South,2.5' },
		{ change: { runtime_filter: { col1: 'Amount', op1: 'GE', val1: '10' } }, rows: 'North,10' },
		{
			change: { runtime_filter: { col1: 'Amount', op1: 'BW_INC', val1: [2, 3] } },
			rows: 'South,2.5',
		},
		{
			change: {
				override_filters: [
					{
						column_name: 'Region',
						generic_filter: { op: 'IN', values: ['North'] },
						negate: true,
					},
				],
			},
			rows: 'South,2.5',
		},
		{
			change: { runtime_sort: { sortCol1: 'Amount', asc1: true } },
			rows: 'South,2.5\r\nNorth,10',
		},
		{ change: { personalised_view_identifier: 'North only' }, rows: 'North,10' },
	])('follow $change', async ({ change, rows }) => {
		expect(await csv(change)).toBe(`Region,Amount\r\n${rows}\r\n`);
	});

	it('have the filters of the Liveboard, which are overridden and not filtered again', async () => {
		liveboard.filters = { Region: ['North'] };
		expect(await csv({})).not.toContain('South');
		const filter = { col1: 'Region', op1: 'EQ', val1: 'South' };
		expect(await csv({ runtime_filter: filter })).toContain('already has a filter on the column');
		const override = { column_name: 'Region', generic_filter: { op: 'EQ', values: ['South'] } };
		expect(await csv({ override_filters: [override] })).toBe('Region,Amount\r\nSouth,2.5\r\n');
	});

	it('have pages as they are wanted', async () => {
		const pdf = async (options: object) => String((await ask({ pdf_options: options })).content);
		const plain = await pdf({ include_cover_page: false, include_filter_page: false });
		expect(plain).toContain('/Count 1');
		const full = await pdf({ page_footer_text: 'Confidential' });
		expect(full).toContain('/Count 3');
		expect(full).toContain('(Confidential)');
		expect(full).toContain('(Page 3)');
	});

	it('have images of the size that is wanted', async () => {
		const png = { image_resolution: 800, image_scale: 50 };
		const { content } = await ask({ file_format: 'PNG', png_options: png });
		expect(content.readUInt32BE(16)).toBe(400);
		const answer = await ask(
			{ file_format: 'PNG', png_options: { x_resolution: 600, y_resolution: 700 } },
			admin,
			ANSWER,
		);
		expect([answer.content.readUInt32BE(16), answer.content.readUInt32BE(20)]).toEqual([600, 700]);
	});

	it('of Answers bear their name, and are CSV unless said otherwise', async () => {
		const { disposition, content } = await ask({}, admin, ANSWER);
		expect(disposition).toBe(`attachment; filename="Top"; filename*=UTF-8''Top`);
		expect(String(content)).toBe('Region,Amount\r\nNorth,10\r\nSouth,2.5\r\n');
		const [tile] = liveboard.visualizations;
		const pinned = await ask({ metadata_identifier: tile?.id, type: 'PINNED' }, admin, ANSWER);
		expect(String(pinned.content)).toBe(String(content));
	});

	it.each([
		{ change: { metadata_identifier: 'Nothing' }, says: 'Liveboard Nothing was not found' },
		{ change: { visualization_identifiers: ['X'] }, says: 'Visualization X is not on the' },
		{ change: { visualization_identifiers: ['Read me'] }, says: 'is a Note tile' },
		{ change: { tab_identifiers: ['X'] }, says: 'Tab X is not on the Liveboard' },
		{ change: { personalised_view_identifier: 'X' }, says: 'no personalised view X' },
		{ change: { pdf_options: { zoom_level: 100 } }, says: 'only with the page_size CONTINUOUS' },
		{
			change: { pdf_options: { page_size: 'CONTINUOUS', zoom_level: 20 } },
			says: 'zoom_level must be between 45 and 175',
		},
		{ change: { png_options: { include_cover_page: false } }, says: 'not supported for PNG' },
		{ change: { override_filters: {} }, says: 'must be a list' },
		{ change: { runtime_filter: { col1: 'Region', op1: 'IS', val1: 'x' } }, says: 'operator IS' },
	])('are refused in JSON: $says', async ({ change, says }) => {
		const refused = await ask(change);
		expect(said(refused)).toEqual({ status: 400, words: expect.stringContaining(says) });
		expect(refused.type).toContain('application/json');
	});

	it('have at most 255 sheets', async () => {
		const tile = (_: unknown, index: number) => ({
			name: `Tile ${index}`,
			columns: ['A'],
			rows: [],
		});
		const many = (length: number) => Array.from({ length }, tile);
		thoughtSpot.addLiveboard({ name: 'Wide', visualizations: many(255) });
		thoughtSpot.addLiveboard({ name: 'Too wide', visualizations: many(256) });
		const xlsx = (name: string) => ask({ metadata_identifier: name, file_format: 'XLSX' });
		expect((await xlsx('Wide')).status).toBe(200);
		expect(said(await xlsx('Too wide'))).toMatchObject({
			status: 400,
			words: expect.stringContaining('at most 255 worksheets'),
		});
	});

	it('as rows can be switched off', async () => {
		thoughtSpot.disableFeature('csvDownloads');
		expect((await ask({ file_format: 'CSV' })).status).toBe(400);
		expect((await ask({ file_format: 'PDF' })).status).toBe(200);
	});
});
