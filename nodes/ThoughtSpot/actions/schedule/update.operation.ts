import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { requireMetadata } from '../../api/metadata';
import type {
	Recipients,
	Schedule,
	SchedulePdfOptions,
	UpdateSchedule,
} from '../../api/scheduleEndpoints';
import { updateSchedule } from '../../api/schedules';
import { alphabetical, keptWhereEmpty } from '../../parameters/collections';
import { filledNameOrId, filledText, ifGiven } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { requiredScheduleLocator } from '../../parameters/scheduleLocators';
import { ThoughtSpotError } from '../../transport/errors';
import { withVisualizations } from '../content/parts';
import type { Operation } from '../operation';
import { chosenSchedule } from './chosenSchedule';
import { changedFrequencyParameters, chosenFrequency } from './frequencyParameters';
import { changedPdfOptions } from './pdfOptions';
import { chosenRecipients, recipientLists, recipientMode } from './recipientParameters';
import { changedRecipients, recipientsOf, requireSendable } from './recipients';
import {
	fileFormatField,
	onlyVisualizations,
	reportFields,
	reportSchemas,
} from './reportParameters';
import { simplifiedSchedule } from './simplifiedSchedule';
import { statusField, statusSchema } from './statusField';

const parameters: INodeProperties[] = [
	{ ...requiredScheduleLocator, description: 'The schedule to change' },
	...changedFrequencyParameters,
	recipientMode,
	...recipientLists.map((list) => ({
		...list,
		displayOptions: { show: { recipientMode: ['add', 'remove', 'replace'] } },
	})),
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: alphabetical([
			...reportFields.map(keptWhereEmpty),
			fileFormatField,
			keptWhereEmpty({
				displayName: 'Liveboard Name or ID',
				name: 'liveboard',
				type: 'string',
				default: '',
				description: 'Another Liveboard to send',
			}),
			keptWhereEmpty({
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				description: 'Another name',
			}),
			statusField,
		]),
	},
];

const choice = z.object({
	recipientMode: z.enum(['add', 'keep', 'remove', 'replace']).default('keep'),
	updateFields: z
		.object({
			...reportSchemas,
			fileFormat: ifGiven(z.enum(['CSV', 'PDF', 'XLSX'])),
			liveboard: filledNameOrId,
			name: filledText,
			status: statusSchema,
		})
		.default({}),
});
type Chosen = z.output<typeof choice>;

const isEmpty = (body: object) => Object.values(body).every((value) => value === undefined);

async function recipientsAfter(
	context: IExecuteFunctions,
	itemIndex: number,
	schedule: Schedule,
	mode: Chosen['recipientMode'],
): Promise<Recipients | undefined> {
	if (mode === 'keep') return undefined;
	const before = recipientsOf(schedule);
	const isRemoval = mode === 'remove';
	const chosen = await chosenRecipients(context, itemIndex, { before, isRemoval });
	return requireSendable(changedRecipients(before, chosen, mode));
}

/** Options count for a PDF alone, and what becomes one needs some. */
function pdfOptionsAfter(
	{ file_format: before, pdf_options: options }: Schedule,
	{ fileFormat, pdfOptions }: Chosen['updateFields'],
): SchedulePdfOptions | undefined {
	const isPdf = (fileFormat ?? before) === 'PDF';
	const isAsBefore = before === 'PDF' && pdfOptions === undefined;
	return !isPdf || isAsBefore ? undefined : changedPdfOptions(options, pdfOptions);
}

async function changeOf(
	context: IExecuteFunctions,
	itemIndex: number,
	schedule: Schedule,
	{ recipientMode: mode, updateFields: fields }: Chosen,
): Promise<UpdateSchedule> {
	const expression = chosenFrequency(context, itemIndex, parameters);
	return {
		name: fields.name,
		metadata_identifier:
			fields.liveboard && (await requireMetadata(context, 'LIVEBOARD', fields.liveboard)).id,
		description: fields.description,
		file_format: fields.fileFormat,
		time_zone: fields.timeZone,
		frequency: expression && { cron_expression: expression },
		recipient_details: await recipientsAfter(context, itemIndex, schedule, mode),
		liveboard_options: fields.visualizations?.length
			? onlyVisualizations(fields.visualizations)
			: undefined,
		pdf_options: pdfOptionsAfter(schedule, fields),
		personalised_view_id: fields.view,
		status: fields.status,
	};
}

/** The visualizations are those of the Liveboard that the schedule then sends. */
async function change(
	context: IExecuteFunctions,
	{ id, metadata }: Schedule,
	{ liveboard, visualizations }: Chosen['updateFields'],
	body: UpdateSchedule,
): Promise<void> {
	await withVisualizations(
		context,
		{
			id: body.metadata_identifier ?? metadata?.id ?? '',
			name: liveboard ?? metadata?.name ?? '',
		},
		visualizations,
		'Update Fields > Visualization Names or IDs',
		async (chosen) => {
			const liveboard_options = onlyVisualizations(chosen);
			await updateSchedule(context, id, { ...body, liveboard_options });
		},
	);
}

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update a schedule',
	description:
		'Change when, what or to whom a schedule sends; what is not mentioned stays as it is',
	parameters,
	async execute(context, itemIndex) {
		const chosen = readParameters(context, itemIndex, parameters, choice);
		const schedule = await chosenSchedule(context, itemIndex);
		const body = await changeOf(context, itemIndex, schedule, chosen);
		if (isEmpty(body)) {
			throw new ThoughtSpotError(
				'Nothing would change. Choose a frequency or recipients, or fill in a field in Update Fields; PDF Options are for a schedule that sends PDF.',
			);
		}
		await change(context, schedule, chosen.updateFields, body);
		const changed = await chosenSchedule(context, itemIndex, { id: schedule.id });
		return await simplifiedSchedule(context, changed);
	},
};
