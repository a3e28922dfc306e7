import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { alphabetical } from '../../parameters/collections';
import { booleanParameter, filledText, ifGiven } from '../../parameters/parameterSchemas';

// What the pages of a PDF may look like, whether it is exported or sent by a schedule.

/** A switch that is on at first. */
export const switchedOn = (displayName: string, name: string, what: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: true,
	description: `Whether ${what}`,
});

export const switchedOff = (displayName: string, name: string, what: string): INodeProperties => ({
	...switchedOn(displayName, name, what),
	default: false,
});

const pageFields: INodeProperties[] = [
	switchedOn('Cover Page', 'coverPage', 'the file begins with a cover page'),
	switchedOn('Custom Logo', 'customLogo', 'the footer shows your own logo, where you have one'),
	switchedOn('Filter Page', 'filterPage', 'a page lists the filters'),
	{
		displayName: 'Footer Text',
		name: 'footerText',
		type: 'string',
		default: '',
		description: 'Text in the footer of each page',
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
	switchedOff('Truncate Tables', 'truncateTables', 'only the first page of each table is included'),
];

/** The collection of them, with others besides. */
export const pdfOptionsWith = (...others: INodeProperties[]): INodeProperties => ({
	displayName: 'PDF Options',
	name: 'pdfOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: alphabetical([...pageFields, ...others]),
});

export const flag = ifGiven(booleanParameter);

export const pageSchemas = {
	coverPage: flag,
	customLogo: flag,
	filterPage: flag,
	footerText: filledText,
	orientation: ifGiven(z.enum(['PORTRAIT', 'LANDSCAPE'])),
	pageNumbers: flag,
	truncateTables: flag,
};

/** In ThoughtSpot's words. */
export const pageOptions = (chosen: z.output<z.ZodObject<typeof pageSchemas>>) => ({
	include_cover_page: chosen.coverPage,
	include_custom_logo: chosen.customLogo,
	include_filter_page: chosen.filterPage,
	page_footer_text: chosen.footerText,
	page_orientation: chosen.orientation,
	include_page_number: chosen.pageNumbers,
	truncate_table: chosen.truncateTables,
});
