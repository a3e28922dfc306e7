import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { locator } from '../testBed';
import { startContentBed } from './contentBed';

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startContentBed();
});
afterEach(async () => {
	await testBed.close();
});

/** A value that the model is to fill in. */
const fromModel = (key: string, type = 'string') => `={{ $fromAI('${key}', '', '${type}') }}`;
const call = async (parameters: INodeParameters, filledIn: IDataObject) =>
	await testBed.harness.callAsTool(parameters, filledIn);

const rows = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'liveboard',
	operation: 'getData',
	liveboardId: locator('name', fromModel('Liveboard')),
	...parameters,
});
const filtered = (filter: INodeParameters) =>
	rows({ dataOptions: { filters: { filter: [filter] } } });
const byRegion = filtered({
	column: 'Region',
	operator: fromModel('Operator'),
	values: [fromModel('Values')],
});
const emea = { Region: 'EMEA', Amount: 10 };
const apac = { Region: 'APAC', Amount: 20.5 };
const amer = { Region: 'AMER', Amount: null };

describe('As a tool', () => {
	it.each<[string, INodeParameters, IDataObject, object[]]>([
		['a name', rows(), { Liveboard: 'sales' }, [emea, apac, amer]],
		[
			'a name for an ID',
			rows({ liveboardId: locator('id', fromModel('Liveboard')) }),
			{ Liveboard: 'Sales' },
			[emea, apac, amer],
		],
		[
			'a number as a text',
			rows({ limit: fromModel('Limit', 'number') }),
			{ Liveboard: 'Sales', Limit: '1' },
			[emea],
		],
		[
			'a switch as a text',
			rows({ limit: 1, returnAll: fromModel('All', 'boolean') }),
			{ Liveboard: 'Sales', All: 'False' },
			[emea],
		],
		[
			'an operator by its name',
			byRegion,
			{ Liveboard: 'Sales', Operator: 'is not', Values: 'EMEA' },
			[apac, amer],
		],
		[
			'a list in the box of one value',
			byRegion,
			{ Liveboard: 'Sales', Operator: 'IN', Values: ['EMEA', 'APAC'] },
			[emea, apac],
		],
		[
			'a list as JSON there',
			byRegion,
			{ Liveboard: 'Sales', Operator: 'IN', Values: '["EMEA","APAC"]' },
			[emea, apac],
		],
	])('takes %s', async (_, parameters, filledIn, expected) => {
		expect(await call(parameters, filledIn)).toEqual(expected);
	});

	it('tells what an export is called, not its bytes', async () => {
		const parameters = {
			resource: 'liveboard',
			operation: 'export',
			liveboardId: locator('name', 'Sales'),
			fileFormat: fromModel('Format'),
		};
		expect(await call(parameters, { Format: 'xlsx' })).toMatchObject([
			{ files: [{ fileName: 'Sales.xlsx' }] },
		]);
	});

	it.each<[string, INodeParameters, IDataObject, string]>([
		[
			'a Liveboard that there is not',
			rows(),
			{ Liveboard: 'Salse' },
			'There is no Liveboard "Salse"',
		],
		[
			'an operator of its own',
			byRegion,
			{ Liveboard: 'Sales', Operator: '=', Values: 'EMEA' },
			'"Is Greater Than"',
		],
		[
			'a number left out',
			rows({ limit: fromModel('Limit', 'number') }),
			{ Liveboard: 'Sales' },
			'The parameter Limit has a value that does not fit: it is empty',
		],
	])('says of %s what to correct', async (_, parameters, filledIn, words) => {
		await expect(call(parameters, filledIn)).rejects.toThrow(words);
	});
});

describe('What is left empty of what may be left out', () => {
	const liveboardId = locator('name', 'Sales');
	const empty = fromModel('Empty');
	const names = async (parameters: INodeParameters) => await call(parameters, { Empty: '' });

	it('filters nothing', async () => {
		expect(
			await names({
				resource: 'user',
				operation: 'getAll',
				filters: { status: empty, name: empty },
			}),
		).toHaveLength(3);
		expect(
			await names({
				resource: 'webhook',
				operation: 'getAll',
				filters: { status: empty, eventType: empty },
			}),
		).toEqual([]);
		expect(
			await names({ resource: 'schedule', operation: 'getAll', filters: { status: empty } }),
		).toEqual([]);
		testBed.thoughtSpot.seedWebhook({ orgId: '0', name: 'one', url: 'https://example.com/one' });
		expect(
			await names({
				resource: 'delivery',
				operation: 'getAll',
				filters: { status: empty, createdAfter: empty },
			}),
		).toEqual([]);
	});

	it('is not asked of an export', async () => {
		const options = {
			coverPage: empty,
			orientation: empty,
			pageSize: empty,
			zoom: empty,
			footerText: empty,
		};
		await names({ resource: 'liveboard', operation: 'export', liveboardId, pdfOptions: options });
		const image = { header: empty, scale: empty, width: empty };
		await names({
			resource: 'liveboard',
			operation: 'export',
			liveboardId,
			fileFormat: 'PNG',
			pngOptions: image,
		});
		const bodies = testBed
			.sent('exportLiveboardReport')
			.map(({ body }) => Object.keys(body as object));
		expect(bodies).toEqual([
			['metadata_identifier', 'file_format'],
			['metadata_identifier', 'file_format'],
		]);
	});

	it('changes nothing', async () => {
		const { thoughtSpot } = testBed;
		const { id } = thoughtSpot.seedWebhook({
			orgId: '0',
			name: 'one',
			url: 'https://example.com/one',
		});
		await names({
			resource: 'webhook',
			operation: 'update',
			webhookId: locator('id', id),
			updateFields: { status: empty, url: empty, name: 'two' },
		});
		expect(testBed.sent('updateWebhookConfiguration').map(({ body }) => body)).toEqual([
			{ name: 'two' },
		]);

		await testBed.run({
			resource: 'schedule',
			operation: 'create',
			liveboardId,
			name: 'Monday',
			users: ['maria'],
		});
		const scheduleId = locator('name', 'Monday');
		await names({
			resource: 'schedule',
			operation: 'update',
			scheduleId,
			updateFields: {
				status: empty,
				fileFormat: empty,
				pdfOptions: { orientation: empty },
				description: 'Weekly',
			},
		});
		expect(testBed.sent('updateSchedule').map(({ body }) => body)).toEqual([
			{ description: 'Weekly' },
		]);
		await expect(
			names({
				resource: 'schedule',
				operation: 'update',
				scheduleId,
				updateFields: { status: empty },
			}),
		).rejects.toThrow('Nothing would change');
	});
});
