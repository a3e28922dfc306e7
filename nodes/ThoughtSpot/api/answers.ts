import type { RegionalSettings } from './exports';
import { exporting, reportFile } from './exports';
import { DOWNLOAD_ANSWER } from './privileges';
import type { RowsRequest, RuntimeOverrides } from './rows';
import { readingRows, reportRows } from './rows';

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

export const answerExport = reportFile<ExportAnswer>({
	purpose: 'export the Answer',
	path: '/report/answer',
	privilege: DOWNLOAD_ANSWER,
});

export const answerData = reportRows<RowsRequest>({
	purpose: 'read the data of the Answer',
	path: '/metadata/answer/data',
});

export const exportAnswer = exporting(answerExport);
export const answerTables = readingRows(answerData);
