import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { Schedule, SchedulePdfOptions } from '../../api/scheduleEndpoints';
import { ifGiven } from '../../parameters/parameterSchemas';
import { flag, pageOptions, pageSchemas, pdfOptionsWith, switchedOn } from '../content/pageOptions';

export const pdfOptionsField: INodeProperties = {
	...pdfOptionsWith(
		switchedOn('Complete Liveboard', 'completeLiveboard', 'the file holds the whole Liveboard'),
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
	),
	description: 'Used where File Format is PDF',
};

export const pdfOptionsSchema = z
	.object({
		...pageSchemas,
		completeLiveboard: flag,
		pageSize: ifGiven(z.enum(['A4', 'TAB_BASED'])),
	})
	.optional()
	.transform((given): SchedulePdfOptions | undefined => {
		if (given === undefined) return undefined;
		const options: SchedulePdfOptions = {
			...pageOptions(given),
			complete_liveboard: given.completeLiveboard,
			page_size: given.pageSize,
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
