import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { AnswerPngOptions, ExportAnswer } from '../../api/answers';
import { exportAnswer } from '../../api/answers';
import { metadataUrl, requireMetadata } from '../../api/metadata';
import { answerLocator } from '../../parameters/contentLocators';
import { locatorValue } from '../../parameters/locator';
import { ifGiven, wholeNumber } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { baseUrlOf } from '../../transport/client';
import { exportedItem } from '../content/exportedItem';
import { exportOptionSchemas, exportOptionsWith } from '../content/exportOptions';
import { runtimeOverrides } from '../content/overrideRequests';
import { chosenRunAs, runAsParameters } from '../content/runAs';
import type { Operation } from '../operation';

const pixels = (displayName: string, name: string, initial: number): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 600, maxValue: 3840 },
	default: initial,
	description: 'In pixels, from 600 to 3840',
});

const parameters: INodeProperties[] = [
	{ ...answerLocator, description: 'The Answer to export' },
	{
		displayName: 'File Format',
		name: 'fileFormat',
		type: 'options',
		options: [
			{ name: 'CSV', value: 'CSV' },
			{ name: 'PDF', value: 'PDF' },
			{ name: 'PNG', value: 'PNG' },
			{ name: 'XLSX', value: 'XLSX' },
		],
		default: 'CSV',
	},
	...runAsParameters,
	{
		displayName: 'Image Options',
		name: 'pngOptions',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { fileFormat: ['PNG'] } },
		description: 'Needs ThoughtSpot 26.6.0.cl or later',
		options: [
			pixels('Height', 'height', 1588),
			{
				displayName: 'Scale',
				name: 'scale',
				type: 'number',
				typeOptions: { minValue: 80, maxValue: 500 },
				default: 100,
				description: 'Size of the image in percent, from 80 to 500',
			},
			pixels('Width', 'width', 2254),
		],
	},
	exportOptionsWith('A personalized view, with its filters. Needs ThoughtSpot 26.6.0.cl or later.'),
];

const choice = z.object({
	answerId: locatorValue(answerLocator),
	fileFormat: z.enum(['CSV', 'PDF', 'PNG', 'XLSX']).default('CSV'),
	exportOptions: z.object(exportOptionSchemas).default({}),
});

const shownForPng = z.object({
	pngOptions: z
		.object({
			height: ifGiven(wholeNumber(600, 3840)),
			scale: ifGiven(wholeNumber(80, 500)),
			width: ifGiven(wholeNumber(600, 3840)),
		})
		.default({}),
});

function imageOptions(context: IExecuteFunctions, itemIndex: number): AnswerPngOptions | undefined {
	const { pngOptions } = readParameters(context, itemIndex, parameters, shownForPng);
	const { width, height, scale } = pngOptions;
	if (width === undefined && height === undefined && scale === undefined) return undefined;
	return { x_resolution: width, y_resolution: height, scaling: scale };
}

export const exportReport: Operation = {
	name: 'Export',
	value: 'export',
	action: 'Export an Answer',
	description:
		'Get an Answer now as a CSV, XLSX, PDF or PNG file, with filters, also as another user sees it',
	parameters,
	async execute(context, itemIndex) {
		const chosen = readParameters(context, itemIndex, parameters, choice);
		const { fileFormat, exportOptions: options } = chosen;
		const image = fileFormat === 'PNG' ? imageOptions(context, itemIndex) : undefined;
		const answer = await requireMetadata(context, 'ANSWER', chosen.answerId);
		const { actingUser, user } = await chosenRunAs(context, itemIndex);
		const body: ExportAnswer = {
			metadata_identifier: answer.id,
			file_format: fileFormat,
			personalised_view_identifier: options.view,
			png_options: image,
			...runtimeOverrides(options),
			regional_settings: options.regionalSettings,
		};
		const file = await exportAnswer(context, body, actingUser);
		return await exportedItem(context, file, answer, fileFormat, {
			answer: { ...answer, url: metadataUrl(await baseUrlOf(context), 'ANSWER', answer.id) },
			exportedAs: user,
		});
	},
};
