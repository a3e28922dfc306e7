import type { IExecuteFunctions } from 'n8n-workflow';

import type { ExportLiveboard } from '../../api/liveboards';
import { exportLiveboard } from '../../api/liveboards';
import { metadataUrl, requireMetadata } from '../../api/metadata';
import { readParameters } from '../../parameters/readParameters';
import { baseUrlOf } from '../../transport/client';
import { exportedItem } from '../content/exportedItem';
import { overridingFilters, runtimeOrder } from '../content/overrideRequests';
import { chosenRunAs } from '../content/runAs';
import { someOf, tabsNamed, viewNamed, visualizationsNamed, withParts } from '../content/parts';
import type { Operation } from '../operation';
import { parameters, shown, shownForPdf, shownForPng } from './exportParameters';

const isGiven = (options: object) => Object.values(options).some((value) => value !== undefined);

/** The options of the chosen format, where some are set. */
function formatOptions(
	context: IExecuteFunctions,
	itemIndex: number,
	format: string,
): Pick<ExportLiveboard, 'pdf_options' | 'png_options'> {
	if (format === 'PDF') {
		const { pdfOptions } = readParameters(context, itemIndex, parameters, shownForPdf);
		return isGiven(pdfOptions) ? { pdf_options: pdfOptions } : {};
	}
	if (format === 'PNG') {
		const { pngOptions } = readParameters(context, itemIndex, parameters, shownForPng);
		return isGiven(pngOptions) ? { png_options: pngOptions } : {};
	}
	return {};
}

export const exportReport: Operation = {
	name: 'Export',
	value: 'export',
	action: 'Export a Liveboard',
	description: 'Get a Liveboard now as a PDF, PNG, CSV or XLSX file, also as another user sees it',
	parameters,
	async execute(context, itemIndex) {
		const chosen = readParameters(context, itemIndex, parameters, shown);
		const { fileFormat, exportOptions: options } = chosen;
		const pages = formatOptions(context, itemIndex, fileFormat);
		const liveboard = await requireMetadata(context, 'LIVEBOARD', chosen.liveboardId);
		const { actingUser, user } = await chosenRunAs(context, itemIndex);
		const body: ExportLiveboard = {
			metadata_identifier: liveboard.id,
			file_format: fileFormat,
			override_filters: overridingFilters(options),
			...runtimeOrder(options),
			...pages,
			regional_settings: options.regionalSettings,
		};
		const file = await withParts(
			context,
			liveboard,
			[
				tabsNamed({ wanted: options.tabs, field: 'Options > Tabs' }),
				viewNamed(options.view, 'Options > View Name or ID', user ? (user.id ?? '') : undefined),
				visualizationsNamed({
					wanted: options.visualizations,
					field: 'Options > Visualization Names or IDs',
				}),
			],
			async ([tabs = [], views = [], visualizations = []]) => {
				const parts = {
					tab_identifiers: someOf(tabs),
					personalised_view_identifier: views.at(0),
					visualization_identifiers: someOf(visualizations),
				};
				return await exportLiveboard(context, { ...body, ...parts }, actingUser);
			},
		);
		return await exportedItem(context, file, liveboard, fileFormat, {
			liveboard: {
				...liveboard,
				url: metadataUrl(await baseUrlOf(context), 'LIVEBOARD', liveboard.id),
			},
			exportedAs: user,
		});
	},
};
