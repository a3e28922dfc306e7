import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { PdfOptions, PngOptions } from '../../api/liveboards';
import { requiredLiveboardLocator } from '../../parameters/contentLocators';
import { locatorValue } from '../../parameters/locator';
import { ifGiven, namesOrIdsParameter, wholeNumber } from '../../parameters/parameterSchemas';
import { exportOptionSchemas, exportOptionsWith } from '../content/exportOptions';
import {
	flag,
	pageOptions,
	pageSchemas,
	pdfOptionsWith,
	switchedOff,
} from '../content/pageOptions';
import { runAsParameters } from '../content/runAs';

const pdfOptions: INodeProperties = {
	...pdfOptionsWith(
		{
			displayName: 'Page Size',
			name: 'pageSize',
			type: 'options',
			options: [
				{ name: 'A4', value: 'A4' },
				{
					name: 'Continuous',
					value: 'CONTINUOUS',
					description: 'One page as long as the Liveboard. Needs ThoughtSpot 26.5.0.cl or later.',
				},
			],
			default: 'A4',
		},
		{
			displayName: 'Zoom',
			name: 'zoom',
			type: 'number',
			typeOptions: { minValue: 45, maxValue: 175 },
			default: 100,
			description:
				'Percent, from 45 to 175, of a continuous page. Needs ThoughtSpot 26.5.0.cl or later.',
		},
	),
	displayOptions: { show: { fileFormat: ['PDF'] } },
};

const pngOptions: INodeProperties = {
	displayName: 'Image Options',
	name: 'pngOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	displayOptions: { show: { fileFormat: ['PNG'] } },
	options: [
		switchedOff('Header', 'header', 'the image includes the header of the Liveboard'),
		{
			displayName: 'Scale',
			name: 'scale',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 100,
			description: 'Size of the image in percent',
		},
		{
			displayName: 'Width',
			name: 'width',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1920,
			description: 'Width of the image in pixels',
		},
	],
};

export const parameters: INodeProperties[] = [
	{ ...requiredLiveboardLocator, description: 'The Liveboard to export' },
	{
		displayName: 'File Format',
		name: 'fileFormat',
		type: 'options',
		options: [
			{
				name: 'CSV',
				value: 'CSV',
				description: 'Of one visualization a table, of several a ZIP of tables',
			},
			{ name: 'PDF', value: 'PDF' },
			{ name: 'PNG', value: 'PNG', description: 'An image of one tab' },
			{
				name: 'XLSX',
				value: 'XLSX',
				description: 'A workbook with a sheet for each visualization',
			},
		],
		default: 'PDF',
		description: 'CSV and XLSX need ThoughtSpot 26.2.0.cl or later',
	},
	...runAsParameters,
	pdfOptions,
	pngOptions,
	exportOptionsWith(
		'A personalized view of the Liveboard, with its filters',
		{
			displayName: 'Tabs',
			name: 'tabs',
			type: 'string',
			default: '',
			placeholder: 'e.g. Overview, Details',
			description: 'Only these tabs: names or IDs, separated by commas. Empty for all.',
		},
		{
			displayName: 'Visualization Names or IDs',
			name: 'visualizations',
			type: 'multiOptions',
			typeOptions: {
				loadOptionsMethod: 'getVisualizations',
				loadOptionsDependsOn: ['liveboardId.value'],
			},
			default: [],
			description:
				'Only these visualizations; all where none is chosen. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
	),
];

export const shown = z.object({
	liveboardId: locatorValue(requiredLiveboardLocator),
	fileFormat: z.enum(['PDF', 'PNG', 'CSV', 'XLSX']).default('PDF'),
	exportOptions: z
		.object({
			...exportOptionSchemas,
			tabs: namesOrIdsParameter.optional(),
			visualizations: namesOrIdsParameter.optional(),
		})
		.default({}),
});

export const shownForPdf = z.object({
	pdfOptions: z
		.object({
			...pageSchemas,
			pageSize: ifGiven(z.enum(['A4', 'CONTINUOUS'])),
			zoom: ifGiven(wholeNumber(45, 175)),
		})
		.refine(({ zoom, pageSize }) => zoom === undefined || pageSize === 'CONTINUOUS', {
			path: ['zoom'],
			message: 'it applies to the Page Size Continuous only',
		})
		.default({})
		.transform((given): PdfOptions => ({
			...pageOptions(given),
			page_size: given.pageSize,
			zoom_level: given.zoom,
		})),
});

/** Of the numbers that ThoughtSpot takes; which it can draw is not documented. */
const MOST = 2_147_483_647;

export const shownForPng = z.object({
	pngOptions: z
		.object({
			header: flag,
			scale: ifGiven(wholeNumber(1, MOST)),
			width: ifGiven(wholeNumber(1, MOST)),
		})
		.default({})
		.transform((given): PngOptions => ({
			include_header: given.header,
			image_scale: given.scale,
			image_resolution: given.width,
		})),
});
