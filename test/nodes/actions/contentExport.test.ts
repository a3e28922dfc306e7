import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';
import { answer, as, liveboard, named, regions, startContentBed } from './contentBed';

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startContentBed();
});
afterEach(async () => {
	await testBed.close();
});

/** The one exported file as text, with its item. */
async function exported(parameters: INodeParameters, input: IDataObject[] = [{}]) {
	const [item] = await testBed.runOn(parameters, input);
	const { data } = item?.binary ?? {};
	return {
		json: item?.json ?? {},
		file: data,
		text: Buffer.from(data?.data ?? '', 'base64').toString(),
	};
}
const errorOf = async (parameters: INodeParameters) => (await exported(parameters)).json.error;
const lastBody = (operation: string) => testBed.sent(operation).at(-1)?.body;

describe('Export of a Liveboard', () => {
	it.each([
		['PDF', 'Sales.pdf', 'application/pdf', /^%PDF-/],
		['PNG', 'Sales.png', 'image/png', /^.PNG/],
		['CSV', 'Sales.csv', 'text/csv', /Region,Amount/],
		[
			'XLSX',
			'Sales.xlsx',
			'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			/^PK/,
		],
	])('as %s brings %s', async (fileFormat, fileName, mimeType, content) => {
		const { json, file, text } = await exported(liveboard('export', { fileFormat }));
		expect(file).toMatchObject({ fileName, mimeType });
		expect(text).toMatch(content);
		expect(json).toEqual({
			liveboard: {
				id: expect.any(String),
				name: 'Sales',
				url: expect.stringMatching(/^http.*\/#\/pinboard\/[\w-]{36}$/),
			},
			exportedAs: null,
			fileFormat,
			attachments: 'data',
			files: [
				{
					fileName,
					mimeType,
					sizeBytes: Buffer.from(file?.data ?? '', 'base64').length,
					binaryProperty: 'data',
				},
			],
		});
	});

	it('as CSV of several visualizations is a ZIP, and is named so', async () => {
		testBed.thoughtSpot.addLiveboard({ name: 'Two: A/B' });
		const { file } = await exported(
			liveboard('export', { liveboardId: named('Two: A/B'), fileFormat: 'CSV' }),
		);
		expect(file).toMatchObject({ fileName: 'Two_ A_B.zip', mimeType: 'application/zip' });
	});

	it('as another user shows what that user sees, with a token that is used for nothing else', async () => {
		const csv = { fileFormat: 'CSV' };
		const maria = await exported(liveboard('export', { ...csv, ...as('maria') }));
		const jonas = await exported(liveboard('export', { ...csv, ...as('jonas@example.com') }));
		expect(maria.text).toContain('EMEA');
		expect(maria.text).not.toContain('APAC');
		expect(jonas.text).toContain('APAC');
		expect(jonas.text).not.toContain('EMEA');
		expect(maria.json).toMatchObject({
			exportedAs: { name: 'Maria Gomez', signInName: 'maria', email: 'maria@example.com' },
		});
		expect(JSON.stringify([maria.json, jonas.json])).not.toMatch(/token/i);
		expect(lastBody('getFullAccessToken')).toMatchObject({
			username: 'jonas',
			org_id: 0,
			auto_create: false,
		});
		expect((await exported(liveboard('export', csv))).text).toContain('AMER');
	});

	it('takes filters, parameters, order, parts, options and settings as rows of a form', async () => {
		const { thoughtSpot } = testBed;
		thoughtSpot.addLiveboard({
			name: 'Whole',
			tabs: ['Overview', 'Details'],
			views: [{ name: 'West' }],
			visualizations: [{ ...regions, tab: 'Details' }],
			filters: { Region: ['AMER'] },
		});
		const { file } = await exported(
			liveboard('export', {
				liveboardId: named('Whole'),
				fileFormat: 'PDF',
				pdfOptions: {
					coverPage: false,
					orientation: 'LANDSCAPE',
					pageSize: 'CONTINUOUS',
					zoom: 120,
				},
				exportOptions: {
					filters: { filter: [{ column: 'Region', operator: 'IN', values: ['EMEA', 'APAC'] }] },
					parameters: { parameter: [{ name: 'Target', value: 5 }] },
					sort: { column: [{ column: 'Amount', ascending: false }] },
					regionalSettings: { currency: 'eur', numberFormat: 'de-DE' },
					tabs: 'Details',
					view: 'West',
					visualizations: ['By Region'],
				},
			}),
		);
		expect(file?.fileName).toBe('Whole.pdf');
		expect(lastBody('exportLiveboardReport')).toEqual({
			metadata_identifier: expect.any(String),
			file_format: 'PDF',
			tab_identifiers: ['Details'],
			visualization_identifiers: ['By Region'],
			personalised_view_identifier: 'West',
			override_filters: [
				{
					column_name: 'Region',
					generic_filter: { op: 'IN', values: ['EMEA', 'APAC'] },
					negate: false,
				},
			],
			runtime_sort: { sortCol1: 'Amount', asc1: false },
			runtime_param_override: { param1: 'Target', paramVal1: '5' },
			pdf_options: {
				include_cover_page: false,
				page_orientation: 'LANDSCAPE',
				page_size: 'CONTINUOUS',
				zoom_level: 120,
			},
			regional_settings: { currency_format: 'EUR', number_format_locale: 'de-DE' },
		});
	});

	it.each([
		['a DateTime', '={{ DateTime.fromMillis(1767225600999) }}', '1767225600'],
		['a Date', '={{ new Date(1767225600999) }}', '1767225600'],
		['a time in words', '2026-01-01T01:00:00.000+01:00', '1767225600'],
		['a day in words', '2026-01-01', '2026-01-01'],
	])('sends dates in epoch seconds where %s is given', async (_, given, sent) => {
		const exportOptions = {
			filters: { filter: [{ column: 'Region', operator: 'NE', values: [given] }] },
			parameters: { parameter: [{ name: 'Since', value: given }] },
		};
		await testBed.run(liveboard('export', { fileFormat: 'PDF', exportOptions }));
		expect(testBed.sent('exportLiveboardReport').map(({ body }) => body)).toMatchObject([
			{
				override_filters: [{ generic_filter: { values: [sent] } }],
				runtime_param_override: { param1: 'Since', paramVal1: sent },
			},
		]);
	});

	it('filters by item', async () => {
		const region = {
			filters: { filter: [{ column: 'Region', operator: 'EQ', values: ['={{ $json.region }}'] }] },
		};
		const found = await testBed.runOn(
			liveboard('export', { fileFormat: 'CSV', exportOptions: region }),
			[{ region: 'EMEA' }, { region: 'APAC' }],
		);
		const texts = found.map(({ binary }) =>
			Buffer.from(binary?.data?.data ?? '', 'base64').toString(),
		);
		expect(texts[0]).toMatch(/EMEA/);
		expect(texts[0]).not.toMatch(/APAC/);
		expect(texts[1]).toMatch(/APAC/);
		expect(found.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it.each<[string, INodeParameters, string]>([
		[
			'a filter without a value',
			{ exportOptions: { filters: { filter: [{ column: 'Region', values: [''] }] } } },
			'The parameter Options > Filters > Filter > Values has a value that does not fit: it is empty.',
		],
		[
			'a filter whose expression gives nothing',
			{ exportOptions: { filters: { filter: [{ column: 'Region', values: '={{ $json.no }}' }] } } },
			'The parameter Options > Filters > Filter > Values has a value that does not fit: it is empty.',
		],
		[
			'an operator that an expression makes up',
			{
				exportOptions: {
					filters: { filter: [{ column: 'Region', operator: '={{ "LIKE" }}', values: ['EMEA'] }] },
				},
			},
			'The parameter Options > Filters > Filter > Operator has a value that does not fit: it takes "Begins With", "Between", "Between, Both Ends Included", "Between, First Included", "Between, Last Included", "Contains", "Ends With", "Is", "Is Greater Than", "Is Greater Than or Equal To", "Is Less Than", "Is Less Than or Equal To", "Is Not", "Is Not One Of" or "Is One Of".',
		],
		[
			'one value for a range',
			{
				exportOptions: {
					filters: { filter: [{ column: 'Sales', operator: 'BW_INC', values: ['10'] }] },
				},
			},
			'The parameter Options > Filters > Filter > Values has a value that does not fit: between takes two values.',
		],
		[
			'a date that is none',
			{
				exportOptions: {
					parameters: { parameter: [{ name: 'Since', value: '={{ new Date("soon") }}' }] },
				},
			},
			'The parameter Options > Parameters > Parameter > Value has a value that does not fit: it is empty.',
		],
		[
			'a currency that is none',
			{ exportOptions: { regionalSettings: { currency: 'Euro' } } },
			'The parameter Options > Regional Settings > Currency has a value that does not fit: it takes a three-letter code, such as EUR.',
		],
		[
			'a locale that an expression makes up',
			{ exportOptions: { regionalSettings: { locale: '={{ "German" }}' } } },
			'The parameter Options > Regional Settings > Locale has a value that does not fit: it takes one of the list, such as en-GB for English (United Kingdom).',
		],
		[
			'a zoom out of range',
			{ pdfOptions: { pageSize: 'CONTINUOUS', zoom: 200 } },
			'The parameter PDF Options > Zoom has a value that does not fit: it takes a whole number from 45 to 175.',
		],
		[
			'a zoom of pages that are not continuous',
			{ pdfOptions: { zoom: 100 } },
			'The parameter PDF Options > Zoom has a value that does not fit: it applies to the Page Size Continuous only.',
		],
		[
			'a Liveboard of no such name',
			{ liveboardId: named('Salse') },
			'There is no Liveboard "Salse"',
		],
		[
			'no Liveboard',
			{ liveboardId: named('') },
			'No Liveboard is chosen. Choose one in Liveboard.',
		],
		['no user', { runAs: 'user', userId: named('') }, 'No user is chosen. Choose one in User.'],
		[
			'a URL without an ID',
			{ liveboardId: locator('url', '={{ "https://x.example.com/#/home" }}') },
			'The parameter Liveboard has a value that does not fit: it has no ID in it, and By URL takes the address that the browser shows. Correct it',
		],
		['an unknown user', as('mario'), 'There is no user "mario"'],
		['an unknown format', { fileFormat: 'DOCX' }, 'it takes CSV, PDF, PNG or XLSX'],
	])('is refused with words for %s, before anything is exported', async (_, parameters, words) => {
		expect(await errorOf(liveboard('export', parameters))).toContain(words);
		expect(testBed.sent('exportLiveboardReport')).toEqual([]);
	});

	it.each([liveboard('export'), answer('export')])(
		'says in words of people that ThoughtSpot does not know a currency',
		async (parameters) => {
			const exportOptions = { regionalSettings: { currency: 'XYZ' } };
			const [failed] = await testBed.runOn({ ...parameters, exportOptions });
			expect(failed?.json.error).toMatch(
				/^ThoughtSpot could not export the (Liveboard|Answer): it does not know this currency\. Correct Currency in Options > Regional Settings, such as EUR\.$/,
			);
			expect(failed?.error).toMatchObject({
				description: expect.stringMatching(/^HTTP status 400: .*'XYZ' does not exist in the enum/),
			});
		},
	);

	it('takes the name that is spelled so before one in another letter case', async () => {
		testBed.thoughtSpot.addLiveboard({ name: 'SALES', visualizations: [regions] });
		const nameOf = async (name: string) =>
			(await exported(liveboard('export', { liveboardId: named(name) }))).json.liveboard;
		expect(await nameOf('Sales')).toMatchObject({ name: 'Sales' });
		expect(await nameOf('SALES')).toMatchObject({ name: 'SALES' });
		expect(await errorOf(liveboard('export', { liveboardId: named('sales') }))).toContain(
			'There are 2 Liveboards with the name "sales".',
		);
	});

	it('says that there are several of a name', async () => {
		testBed.thoughtSpot.addLiveboard({ name: 'Sales' });
		expect(await errorOf(liveboard('export'))).toBe(
			'There are 2 Liveboards with the name "Sales". Choose one from the list, or enter its ID.',
		);
	});

	it('as another user needs a secret key', async () => {
		const { harness, thoughtSpot } = testBed;
		harness.credentialData = {
			...harness.credentialData,
			authentication: 'password',
			password: thoughtSpot.adminPassword,
		};
		expect(await errorOf(liveboard('export', as('maria')))).toMatch(
			/Only a ThoughtSpot credential that signs in with a secret key can act as another user\. Change Sign In With/,
		);
		expect(testBed.sent('exportLiveboardReport')).toEqual([]);
	});

	it('says whom ThoughtSpot does not let in', async () => {
		testBed.thoughtSpot.addUser({ name: 'gone', status: 'INACTIVE' });
		expect(await errorOf(liveboard('export', as('gone')))).toMatch(
			/^ThoughtSpot did not let n8n act as the user gone: .* Check that a user signs in with this name, is active and in the Org 0\.$/,
		);
	});

	it.each([
		[false, 'DATADOWNLOADING'],
		[true, 'CAN_DOWNLOAD_DETAILED_DATA'],
	])('names the privilege that a user lacks, by roles: %p', async (roleBasedAccess, privilege) => {
		testBed.thoughtSpot.configure({ roleBasedAccess });
		testBed.thoughtSpot.addUser({ name: 'reader' });
		const message = await errorOf(liveboard('export', { fileFormat: 'CSV', ...as('reader') }));
		expect(message).toContain('The user reader lacks the privilege');
		expect(message).toContain(privilege);
		testBed.signInAs({ primary: [] });
		const own = await errorOf(liveboard('export', { fileFormat: 'CSV' }));
		expect(own).toContain('The user of the ThoughtSpot credential lacks the privilege');
	});

	it('tells of a Note tile, of too many sheets, of downloads that are off, and of what is not there', async () => {
		const { thoughtSpot } = testBed;
		const sheets = Array.from({ length: 256 }, (_, index) => ({
			...regions,
			name: `Tile ${index}`,
		}));
		thoughtSpot.addLiveboard({ name: 'Many', visualizations: sheets });
		thoughtSpot.addLiveboard({
			name: 'Notes',
			visualizations: [regions, { name: 'Read me', kind: 'NOTE' as const }],
		});
		const of = async (name: string, fileFormat: string, visualizations: string[] = []) =>
			await errorOf(
				liveboard('export', {
					liveboardId: named(name),
					fileFormat,
					exportOptions: { visualizations },
				}),
			);
		expect(await of('Notes', 'CSV', ['Read me'])).toMatch(/Note tile.*leave it out/);
		expect(await of('Many', 'XLSX')).toMatch(/255.*choose fewer/);
		expect(await of('Notes', 'CSV', ['By Region', 'No such'])).toBe(
			'The Liveboard "Notes" has no visualization "No such", but "By Region", "Read me". Choose one in Options > Visualization Names or IDs.',
		);
		expect(await of('Notes', 'CSV', ['BY region'])).toBeUndefined();
		thoughtSpot.disableFeature('csvDownloads');
		expect(await of('Notes', 'CSV')).toMatch(/disabled.*Choose PDF or PNG/);
	});

	it('takes IDs of its parts in capitals, as of everything else', async () => {
		const whole = testBed.thoughtSpot.addLiveboard({
			name: 'Whole',
			tabs: ['Overview'],
			views: [{ name: 'West' }],
			visualizations: [regions],
		});
		const inCapitals = (part: { id: string } | undefined) => part?.id.toUpperCase() ?? '';
		const exportOptions = {
			tabs: inCapitals(whole.tabs[0]),
			view: inCapitals(whole.views[0]),
			visualizations: [inCapitals(whole.visualizations[0])],
		};
		const liveboardId = locator('id', inCapitals(whole));
		const of = { liveboardId, fileFormat: 'CSV', exportOptions };
		expect((await exported(liveboard('export', of))).text).toContain('EMEA');
		const [visualization] = exportOptions.visualizations;
		expect(
			await testBed.run(liveboard('getData', { liveboardId, visualization: visualization ?? '' })),
		).toHaveLength(3);
	});

	describe('of a Liveboard with tabs and personalized views', () => {
		const of = async (exportOptions: INodeParameters, more: INodeParameters = {}) =>
			await errorOf(
				liveboard('export', {
					...{ liveboardId: named('Whole'), fileFormat: 'CSV', exportOptions },
					...more,
				}),
			);
		const seed = () => {
			const { thoughtSpot } = testBed;
			const jonas = thoughtSpot.addUser({
				name: 'owner',
				orgs: [{ id: '0', privileges: ['DATADOWNLOADING'] }],
			});
			thoughtSpot.addLiveboard({
				name: 'Whole',
				tabs: ['Overview', 'Details'],
				views: [{ name: 'West' }, { name: 'Mine', authorId: jonas.id, isPublic: false }],
				visualizations: [regions],
			});
		};

		it('names those that there are where one is not', async () => {
			seed();
			expect(await of({ tabs: 'Overview, Summary' })).toBe(
				'The Liveboard "Whole" has no tab "Summary", but "Overview", "Details". Choose one in Options > Tabs.',
			);
			expect(await of({ view: 'East' })).toBe(
				'The Liveboard "Whole" has no personalized view "East" for this user, but "West". Choose one in Options > View Name or ID.',
			);
			expect(await of({ view: 'East' }, as('owner'))).toContain('but "West", "Mine". Choose');
		});

		it('takes their names in any letter case', async () => {
			seed();
			expect(await of({ tabs: 'OVERVIEW', view: 'west', visualizations: 'by region' })).toBe(
				undefined,
			);
			expect(await of({ view: 'mine' })).toContain('has no personalized view "mine" for this user');
			expect(await of({ view: 'mine' }, as('owner'))).toBeUndefined();
		});

		it('says that there are none', async () => {
			testBed.thoughtSpot.addLiveboard({ name: 'Whole' });
			expect(await of({ tabs: 'Summary' })).toBe(
				'The Liveboard "Whole" has no tab "Summary", nor any other. Remove Options > Tabs.',
			);
		});

		it("shows ThoughtSpot's words where it does not tell which there are", async () => {
			await testBed.close();
			testBed = await startTestBed({ release: '26.4.0.cl' });
			seed();
			expect(await of({ view: 'East' })).toBe(
				'ThoughtSpot could not export the Liveboard: Whole has no personalised view East. Check its name or ID.',
			);
		});
	});

	it("shows ThoughtSpot's words where rendering fails after a while, and asks no second time", async () => {
		testBed.thoughtSpot.faults.add({
			kind: 'status',
			operation: 'exportLiveboardReport',
			status: 500,
			message: 'Rendering failed',
			delayMs: 300,
		});
		expect(await errorOf(liveboard('export'))).toContain(
			'ThoughtSpot could not export the Liveboard: Rendering failed.',
		);
		expect(testBed.sent('exportLiveboardReport')).toHaveLength(1);
	});

	it('says that the file broke off, and signs in again where the session has ended', async () => {
		const { faults } = testBed.thoughtSpot;
		faults.add({ kind: 'cut', operation: 'exportLiveboardReport', afterBytes: 10 });
		expect(await errorOf(liveboard('export'))).toContain('the connection broke');
		faults.add({ kind: 'expiredTokens', operation: 'exportLiveboardReport' });
		expect(await exported(liveboard('export'))).toMatchObject({ file: { fileName: 'Sales.pdf' } });
	});

	it.each(['export', 'getData'])('signs in again as another user for %s', async (operation) => {
		const { faults } = testBed.thoughtSpot;
		const path = /report\/liveboard|liveboard\/data/;
		faults.add({ kind: 'expiredTokens', path, skip: 1 });
		faults.add({ kind: 'status', path, status: 401, message: 'Not today', skip: 2, times: 2 });
		const visualization = 'By Region';
		const parameters = liveboard(operation, { visualization, ...as('maria') });
		const items = await testBed.runOn(parameters, [{}, {}, {}]);
		expect(items.map(({ json }) => json.error ?? 'done')).toEqual([
			'done',
			'done',
			expect.stringContaining('Not today'),
		]);
		const signedIn = testBed.sent('getFullAccessToken').map(({ body }) => body);
		expect(signedIn.filter((body) => JSON.stringify(body).includes('"maria"'))).toHaveLength(3);
	});

	it('stops when the execution is cancelled', async () => {
		const { harness, thoughtSpot } = testBed;
		thoughtSpot.configure({ exportDelayMs: 600_000 });
		const cancel = new AbortController();
		const running = harness.execute({ parameters: liveboard('export'), signal: cancel.signal });
		const failed = expect(running).rejects.toThrow('The execution was cancelled');
		while (testBed.sent('exportLiveboardReport').length === 0) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		cancel.abort();
		await failed;
	});
});

describe('Export of an Answer', () => {
	it.each([
		['CSV', 'Revenue.csv'],
		['PDF', 'Revenue.pdf'],
		['PNG', 'Revenue.png'],
		['XLSX', 'Revenue.xlsx'],
	])('is exported as %s', async (fileFormat, fileName) => {
		const { json, file } = await exported(answer('export', { fileFormat, ...as('maria') }));
		expect(file).toMatchObject({ fileName });
		expect(json).toMatchObject({
			answer: { name: 'Revenue', url: expect.stringContaining('/#/saved-answer/') },
			exportedAs: { name: 'Maria Gomez', signInName: 'maria' },
		});
	});

	it('takes filters and the size of an image', async () => {
		await exported(
			answer('export', {
				fileFormat: 'PNG',
				pngOptions: { width: 800, scale: 100 },
				exportOptions: { filters: { filter: [{ column: 'Region', values: 'EMEA' }] } },
			}),
		);
		expect(lastBody('exportAnswerReport')).toMatchObject({
			png_options: { x_resolution: 800, scaling: 100 },
			runtime_filter: { col1: 'Region', op1: 'EQ', val1: ['EMEA'] },
		});
	});
});
