import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { Schedule, SchedulePdfOptions } from '../../api/schedules';
import { filledText } from '../../parameters/parameterSchemas';

const switchedOn = (displayName: string, name: string, what: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: true,
	description: `Whether ${what}`,
});

export const pdfOptionsField: INodeProperties = {
	displayName: 'PDF Options',
	name: 'pdfOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'Count where File Format is PDF',
	options: [
		switchedOn('Complete Liveboard', 'completeLiveboard', 'the file holds the whole Liveboard'),
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
			...switchedOn('Truncate Tables', 'truncateTables', 'long tables are cut to their first rows'),
			default: false,
		},
	],
};

const flag = z.boolean().optional();
export const pdfOptionsSchema = z
	.object({
		completeLiveboard: flag,
		coverPage: flag,
		customLogo: flag,
		filterPage: flag,
		footerText: filledText,
		orientation: z.enum(['PORTRAIT', 'LANDSCAPE']).optional(),
		pageNumbers: flag,
		pageSize: z.enum(['A4', 'TAB_BASED']).optional(),
		truncateTables: flag,
	})
	.optional()
	.transform((given): SchedulePdfOptions | undefined => {
		if (given === undefined) return undefined;
		const options: SchedulePdfOptions = {
			complete_liveboard: given.completeLiveboard,
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
	});

/** A PDF without any of them may come out empty. */
const PLAIN_PDF = { page_size: 'A4' } as const;

/** The options that a schedule has, and what is chosen of them; those that are not mentioned stay as they are. */
export const changedPdfOptions = (
	before: Schedule['pdf_options'],
	chosen: SchedulePdfOptions | undefined,
): SchedulePdfOptions => ({ ...(before ?? PLAIN_PDF), ...chosen });
