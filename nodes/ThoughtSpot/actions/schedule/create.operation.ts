import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { requireMetadata } from '../../api/metadata';
import type { CreateSchedule } from '../../api/scheduleEndpoints';
import { createSchedule } from '../../api/schedules';
import { requiredLiveboardLocator } from '../../parameters/contentLocators';
import { locatorValue } from '../../parameters/locator';
import { trimmedText } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { ThoughtSpotError } from '../../transport/errors';
import { withVisualizations } from '../content/parts';
import type { Operation } from '../operation';
import { chosenFrequency, frequencyParameters } from './frequencyParameters';
import { changedPdfOptions } from './pdfOptions';
import { chosenRecipients, recipientLists } from './recipientParameters';
import { requireSendable } from './recipients';
import {
	fileFormatField,
	onlyVisualizations,
	reportFields,
	reportSchemas,
} from './reportParameters';
import { simplifiedSchedule } from './simplifiedSchedule';

const withWorkflowsZone = (field: INodeProperties): INodeProperties =>
	field.name === 'timeZone'
		? { ...field, description: `${field.description}. Left empty, it is that of the workflow.` }
		: field;

const parameters: INodeProperties[] = [
	{ ...requiredLiveboardLocator, description: 'The Liveboard to send' },
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Monday report',
		description: 'Name of the schedule, which should be unique',
	},
	fileFormatField,
	...frequencyParameters,
	...recipientLists,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: reportFields.map(withWorkflowsZone),
	},
];

const choice = z.object({
	liveboardId: locatorValue(requiredLiveboardLocator),
	name: trimmedText,
	fileFormat: z.enum(['CSV', 'PDF', 'XLSX']).default('PDF'),
	additionalFields: z.object(reportSchemas).default({}),
});

export const create: Operation = {
	name: 'Create',
	value: 'create',
	action: 'Create a schedule',
	description:
		'Have ThoughtSpot send a Liveboard to users, groups or email addresses again and again',
	parameters,
	async execute(context, itemIndex) {
		const chosen = readParameters(context, itemIndex, parameters, choice);
		const { name, fileFormat, additionalFields: fields } = chosen;
		if (name === '') throw new ThoughtSpotError('Name is empty. Enter a name for the schedule.');
		const expression = chosenFrequency(context, itemIndex, parameters);
		if (expression === undefined) {
			throw new ThoughtSpotError('No frequency is chosen. Choose one in Frequency.');
		}
		const liveboard = await requireMetadata(context, 'LIVEBOARD', chosen.liveboardId);
		const recipients = requireSendable(await chosenRecipients(context, itemIndex));
		const wanted: CreateSchedule = {
			name,
			description: fields.description ?? name,
			metadata_type: 'LIVEBOARD',
			metadata_identifier: liveboard.id,
			file_format: fileFormat,
			time_zone: fields.timeZone ?? context.getTimezone(),
			frequency: { cron_expression: expression },
			recipient_details: recipients,
			...(fileFormat === 'PDF' && { pdf_options: changedPdfOptions(null, fields.pdfOptions) }),
			...(fields.view && { personalised_view_id: fields.view }),
		};
		const created = await withVisualizations(
			context,
			liveboard,
			fields.visualizations,
			'Additional Fields > Visualization Names or IDs',
			async (visualizations) =>
				await createSchedule(context, {
					...wanted,
					liveboard_options: onlyVisualizations(visualizations),
				}),
		);
		return await simplifiedSchedule(context, created);
	},
};
