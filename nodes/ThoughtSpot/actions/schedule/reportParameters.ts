import type { INodeProperties } from 'n8n-workflow';

import { filledNameOrId, filledText, namesOrIdsParameter } from '../../parameters/parameterSchemas';
import { pdfOptionsField, pdfOptionsSchema } from './pdfOptions';

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
		'ThoughtSpot cannot send a Liveboard with charts and tables as CSV: choose the tables in Visualization Names or IDs then',
};

/** Those that `Create` and `Update` have in common. */
export const reportFields: INodeProperties[] = [
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'Shown in the email',
	},
	pdfOptionsField,
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description: 'Time zone of the hours and days above',
	},
	{
		displayName: 'View ID',
		name: 'view',
		type: 'string',
		default: '',
		description: 'ID of a personalized view of the Liveboard, with its filters',
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
			'Only these visualizations. Where none is chosen, a new schedule sends all of them, and an update changes nothing. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];

/** A time zone as its name is written, in whatever case it is given; `undefined` where there is none of that name. */
function timeZoneNamed(name: string): string | undefined {
	// an offset such as +01:00 has no name
	if (!/^[a-z]/i.test(name)) return undefined;
	try {
		const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
		return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
	} catch {
		return undefined;
	}
}

export const reportSchemas = {
	description: filledText,
	pdfOptions: pdfOptionsSchema,
	timeZone: filledText
		.refine(
			(zone) => zone === undefined || timeZoneNamed(zone) !== undefined,
			'it takes the name of a time zone, such as Europe/Berlin',
		)
		.transform((zone) => zone && timeZoneNamed(zone)),
	view: filledNameOrId,
	visualizations: namesOrIdsParameter.optional(),
};

/** In ThoughtSpot's words; all of them where none is chosen. */
export const onlyVisualizations = (chosen: string[] | undefined) =>
	chosen && { visualization_identifiers: chosen };
