import type { INodeParameters } from 'n8n-workflow';

import { loadPackage } from '../../package/loadedPackage';
import { credential, form, payloadPart } from '../deliveries/signedMessage';
import type { Harness } from '../harness';
import { createHarness } from '../harness';
import { N8nInstance } from '../n8n/instance';

/** Values that n8n gives where an expression finds nothing, fails, or gives something else than was meant. */
const NOTHING = ['={{ null }}', '={{ undefined }}', '={{ $json.missing.deep }}', '={{ () => 1 }}'];
const NO_TEXT = [...NOTHING, '={{ { a: 1 } }}', { a: 1 }, '={{ new Date() }}'];
const NUMBERS = [7, '={{ 7 }}', true];
const NO_LIST = [
	...[...NO_TEXT, true, '={{ [null] }}', '={{ [undefined] }}'],
	...[[{}], [''], ' ', ', ,', '={{ "\\u200b" }}', [[]]],
];
const NO_CHOICE = [...NO_TEXT, ...NUMBERS, 'Automatically', 'other', '', '={{ "" }}', []];
const NO_FLAG = [...NOTHING, 'yes', '', 0, 1, '={{ [] }}'];

type Row = [displayName: string, path: string, values: unknown[]];

const rows: Row[] = [
	['Trigger On', 'event', NO_CHOICE],
	['Liveboard Names or IDs', 'liveboards', NO_LIST],
	['Output', 'output', NO_CHOICE],
	['Simplify', 'simplify', NO_FLAG],
	[
		'Filters > File Formats',
		'filters.fileFormats',
		[...NO_LIST, 7, 'docx', ['pdf', 'docx'], 'p d f'],
	],
	['Filters > Once per Run', 'filters.oncePerRun', NO_FLAG],
	['Filters > Recipient Types', 'filters.recipientTypes', [...NO_LIST, 7, 'GROUP', 'USER;GROUP']],
	[
		'Filters > Recipients',
		'filters.recipients',
		[...NO_LIST, 7, 'Ann', 'ann@example.com, ben', '@'],
	],
	['Filters > Schedule Names or IDs', 'filters.schedules', NO_LIST],
	['Filters > Test Events', 'filters.testEvents', NO_CHOICE],
	['Registration', 'registration', NO_CHOICE],
	['If the Webhook Is Taken', 'conflict', NO_CHOICE],
	['Communication Channel', 'channel', NO_CHOICE],
	['Settings > Acknowledge', 'settings.acknowledge', NO_CHOICE],
	['Settings > Binary Property Prefix', 'settings.binaryPrefix', [...NO_TEXT, '', ' ', 'a,b']],
	['Settings > Ignore Repeats', 'settings.deduplicate', NO_FLAG],
	[
		'Settings > Maximum Size (MB)',
		'settings.maxSizeMb',
		[...NOTHING, 0, -1, 257, '1e999', '={{ 1e999 }}', '={{ NaN }}', '32 MB', '', true, []],
	],
	['Settings > Signature Covers', 'settings.signatureCovers', NO_CHOICE],
	[
		'Settings > Signature Header',
		'settings.signatureHeader',
		[
			...NO_TEXT,
			...NUMBERS,
			'X'.repeat(101),
			'',
			' ',
			'__proto__',
			'constructor',
			'X Signature',
			'X-Signature:',
			'X\r\nY',
			'Ü',
		],
	],
	['Settings > Webhook Name', 'settings.webhookName', NO_TEXT],
];

function parametersWith(path: string, value: unknown): INodeParameters {
	const [name = '', child] = path.split('.');
	return { [name]: child === undefined ? value : { [child]: value } } as INodeParameters;
}

const escaped = (name: string) => name.replace(/[()]/g, '\\$&');

/** What a list offers, one for each choice. */
const valuesOf = (property: object): unknown[] =>
	'type' in property && /^(multiO|o)ptions$/.test(String(property.type)) && 'options' in property
		? (property.options as Array<{ value: unknown }>).map(({ value }) => value)
		: [];

describe('a parameter of the trigger', () => {
	let harness: Harness;
	let n8n: N8nInstance;

	beforeAll(async () => {
		harness = await createHarness({ credential });
		n8n = await N8nInstance.start();
	});

	afterAll(async () => {
		await n8n.close();
		await harness.close();
	});

	const cases = rows.flatMap(([name, path, values]) =>
		values.map((value) => [name, value, path] as const),
	);

	it.each(cases)('%s is refused by its name on publishing where it is %j', async (...row) => {
		const [name, value, path] = row;
		const parameters = parametersWith(path, value);
		const workflow = n8n.workflow({ credential: n8n.credential(credential), parameters });
		const publishing = workflow.publish({ attempts: 1 });
		const refusal = new RegExp(
			`The (expression of the )?parameter ${escaped(name)} (has a value|fails)`,
		);
		await expect(publishing).rejects.toThrow(refusal);
	});

	it.each(rows)('%s lets no delivery in where it does not fit', async (name, path, values) => {
		for (const value of values) {
			const trigger = harness.trigger({ parameters: parametersWith(path, value) });
			const { status, body, workflowData } = await trigger.receive(form(payloadPart()));
			expect([value, status, workflowData]).toEqual([value, 503, undefined]);
			expect(body).toHaveProperty('message', expect.stringContaining(name) as string);
		}
	});

	it.each<[path: string, value: unknown]>([
		['event', '={{ "liveboardSchedule" }}'],
		['liveboards', []],
		['liveboards', ''],
		['liveboards', '={{ ["Retail Sales (View: West)", 7] }}'],
		['output', 'file'],
		['simplify', '={{ false }}'],
		['simplify', 'false'],
		['filters.oncePerRun', ' TRUE '],
		['filters', {}],
		['filters.fileFormats', ['PDF']],
		['filters.fileFormats', 'csv, pdf'],
		['filters.recipientTypes', 'user'],
		['filters.recipients', ' guest@example.com , x@example.com '],
		['filters.recipients', 'x@example.com; Guest <guest@example.com>'],
		['filters.recipients', '={{ ["guest@example.com"] }}'],
		['filters.schedules', 'Every Monday'],
		['registration', 'manual'],
		['conflict', 'takeOver'],
		['channel', 'ignore'],
		['settings.maxSizeMb', '={{ "1.5" }}'],
		['settings.maxSizeMb', 256],
		['settings.maxSizeMb', '={{ "\\u200b25 " }}'],
		['settings.signatureHeader', '={{ "\\ufeffX-Webhook-Signature" }}'],
		['settings.binaryPrefix', 7],
		['settings.webhookName', '={{ 2026 }}'],
		['settings.signatureHeader', ' x-webhook-signature '],
		['settings.webhookName', ''],
	])('%s may be %j', async (path, value) => {
		const trigger = harness.trigger({ parameters: parametersWith(path, value) });
		const { body } = await trigger.receive(form(payloadPart()));
		expect(body).toMatchObject({ status: 'ok' });
	});

	it.each<[path: string, value: string]>([
		['event', '={{ "KPI alert" }}'],
		['event', '={{ "KPIALERT" }}'],
		['registration', '={{ "manual" }}'],
		['registration', ' Manual '],
	])('%s of %j leaves ThoughtSpot alone, which nobody reaches here', async (path, value) => {
		const parameters = parametersWith(path, value);
		const workflow = n8n.workflow({ credential: n8n.credential(credential), parameters });
		await workflow.publish({ attempts: 1 });
		await workflow.unpublish();
		expect(workflow.teardownErrors).toEqual([]);
	});

	it('is in this table, whatever it is', async () => {
		const { description } = (await loadPackage()).trigger;
		const shown = description.properties.filter(({ type }) => !/notice|hidden/.test(type));
		const paths = shown.flatMap(({ type, name, options = [] }) =>
			type === 'collection' ? options.map((option) => `${name}.${option.name}`) : [name],
		);
		expect(rows.map(([, path]) => path).sort()).toEqual(paths.sort());
	});

	it('may be each choice that the editor offers', async () => {
		const { description } = (await loadPackage()).trigger;
		const choices = description.properties.flatMap((property) =>
			property.type === 'collection'
				? (property.options ?? []).flatMap((child) =>
						valuesOf(child).map((value) => [`${property.name}.${child.name}`, value] as const),
					)
				: valuesOf(property).map((value) => [property.name, value] as const),
		);
		expect(choices.length).toBeGreaterThan(20);
		for (const [path, value] of choices) {
			const trigger = harness.trigger({ parameters: parametersWith(path, value) });
			const { body } = await trigger.receive(form(payloadPart()));
			expect([path, value, JSON.stringify(body)]).not.toEqual([
				path,
				value,
				expect.stringContaining('does not fit'),
			]);
		}
	});
});
