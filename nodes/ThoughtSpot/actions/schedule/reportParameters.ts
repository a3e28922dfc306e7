import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { SchedulePdfOptions } from '../../api/schedules';
import { listParameter, textParameter } from '../../parameters/parameterSchemas';
import { isTimeZone } from './timeZone';

// What a schedule sends, besides how often and to whom.

export const fileFormatField: INodeProperties = {
	displayName: 'File Format',
	name: 'fileFormat',
	type: 'options',
	options: [
		{ name: 'CSV', value: 'CSV', description: 'Tables only' },
		{ name: 'PDF', value: 'PDF' },
		{ name: 'XLSX', value: 'XLSX', description: 'Tables only' },
	],
	default: 'PDF',
	description:
		'ThoughtSpot cannot send a Liveboard with charts and tables as CSV: choose the tables in Visualizations then',
};

const switchedOn = (displayName: string, name: string, what: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: true,
	description: `Whether ${what}`,
});

/** Those that `Create` and `Update` have in common. */
export const reportFields: INodeProperties[] = [
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'Stands in the e-mail',
	},
	{
		displayName: 'PDF Options',
		name: 'pdfOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description: 'Count for PDF alone',
		options: [
			switchedOn('Cover Page', 'coverPage', 'the file begins with a cover page'),
			switchedOn('Custom Logo', 'customLogo', 'your own logo stands on the pages'),
			switchedOn('Filter Page', 'filterPage', 'a page lists the filters'),
			{
				displayName: 'Footer Text',
				name: 'footerText',
				type: 'string',
				default: '',
				description: 'Text at the foot of each page',
			},
			{
				displayName: 'Orientation',
				name: 'orientation',
				type: 'options',
				options: [
					{ name: 'Landscape', value: 'LANDSCAPE' },
					{ name: 'Portrait', value: 'PORTRAIT' },
				],
				default: 'PORTRAIT',
			},
			switchedOn('Page Numbers', 'pageNumbers', 'the pages are numbered'),
			{
				displayName: 'Page Size',
				name: 'pageSize',
				type: 'options',
				options: [
					{ name: 'A4', value: 'A4' },
					{ name: 'One Page for Each Tab', value: 'TAB_BASED' },
				],
				default: 'A4',
			},
			{
				...switchedOn(
					'Truncate Tables',
					'truncateTables',
					'long tables are cut to their first rows',
				),
				default: false,
			},
		],
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description: 'Of the hours and days above',
	},
	{
		displayName: 'View ID',
		name: 'view',
		type: 'string',
		default: '',
		description: 'ID of a personalised view of the Liveboard, with its filters',
	},
	{
		displayName: 'Visualization Names or IDs',
		name: 'visualizations',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getVisualizations',
			loadOptionsDependsOn: ['liveboardId.value', 'scheduleId.value'],
		},
		default: [],
		description:
			'Only these visualizations; all where none is chosen. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];

const flag = z.boolean().optional();
const text = textParameter.optional().transform((given) => given?.trim() || undefined);

export const reportSchemas = {
	description: text,
	pdfOptions: z
		.object({
			coverPage: flag,
			customLogo: flag,
			filterPage: flag,
			footerText: text,
			orientation: z.enum(['PORTRAIT', 'LANDSCAPE']).optional(),
			pageNumbers: flag,
			pageSize: z.enum(['A4', 'TAB_BASED']).optional(),
			truncateTables: flag,
		})
		.optional()
		.transform((given): SchedulePdfOptions | undefined => {
			if (given === undefined) return undefined;
			const options: SchedulePdfOptions = {
				include_cover_page: given.coverPage,
				include_custom_logo: given.customLogo,
				include_filter_page: given.filterPage,
				include_page_number: given.pageNumbers,
				page_footer_text: given.footerText,
				page_orientation: given.orientation,
				page_size: given.pageSize,
				truncate_table: given.truncateTables,
			};
			const set = Object.entries(options).filter(([, value]) => value !== undefined);
			return set.length > 0 ? Object.fromEntries(set) : undefined;
		}),
	timeZone: text.refine(
		(zone) => zone === undefined || isTimeZone(zone),
		'it takes the name of a time zone, such as Europe/Berlin',
	),
	view: text,
	visualizations: listParameter
		.optional()
		.transform((chosen) => (chosen?.length ? chosen : undefined)),
};
