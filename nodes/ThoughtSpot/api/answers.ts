import type { ActingUser, ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot, downloadFromThoughtSpot } from '../transport/client';
import { endpoint, fileEndpoint } from '../transport/endpoint';
import type { ThoughtSpotFile } from '../transport/file';
import type { RegionalSettings } from './exports';
import { EXPORT_REMEDIES, LONGEST_EXPORT_SECONDS } from './exports';
import { DOWNLOAD_ANSWER, READ_ROWS } from './privileges';
import type { RowsRequest, RuntimeOverrides, TableContent } from './rows';
import { tableData } from './rows';

export interface AnswerPngOptions {
	x_resolution?: number;
	y_resolution?: number;
	scaling?: number;
}

export interface ExportAnswer extends RuntimeOverrides {
	metadata_identifier: string;
	file_format: 'CSV' | 'PDF' | 'XLSX' | 'PNG';
	personalised_view_identifier?: string;
	png_options?: AnswerPngOptions;
	regional_settings?: RegionalSettings;
}

export const answerExport = fileEndpoint<ExportAnswer>({
	purpose: 'export the Answer',
	method: 'POST',
	path: '/report/answer',
	repeatable: true,
	privilege: DOWNLOAD_ANSWER,
	since: '9.0.0.cl',
	longestSilence: LONGEST_EXPORT_SECONDS,
	remedies: EXPORT_REMEDIES,
});

export const answerData = endpoint<RowsRequest, { contents: TableContent[] }>({
	purpose: 'read the data of the Answer',
	method: 'POST',
	path: '/metadata/answer/data',
	answer: tableData,
	repeatable: true,
	privilege: READ_ROWS,
	since: '9.0.0.cl',
	longestSilence: LONGEST_EXPORT_SECONDS,
	remedies: EXPORT_REMEDIES,
});

/** An Answer as a file, read as it comes. */
export const exportAnswer = async (
	context: ThoughtSpotContext,
	body: ExportAnswer,
	actingUser?: ActingUser,
): Promise<ThoughtSpotFile> =>
	await downloadFromThoughtSpot(context, answerExport, { body, actingUser });

/** One page of the Answer's table. */
export async function answerTables(
	context: ThoughtSpotContext,
	body: RowsRequest,
	actingUser?: ActingUser,
): Promise<TableContent[]> {
	return (await callThoughtSpot(context, answerData, { body, actingUser })).contents;
}
