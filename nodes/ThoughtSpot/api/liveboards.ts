import type { ActingUser, ThoughtSpotContext } from '../transport/client';
import type { RegionalSettings } from './exports';
import { exporting, reportFile } from './exports';
import { DOWNLOAD_LIVEBOARD } from './privileges';
import type { RowsRequest, RuntimeOverrides, TableContent } from './rows';
import { readingRows, reportRows, rowsPage } from './rows';

export type LiveboardFormat = 'PDF' | 'PNG' | 'CSV' | 'XLSX';

export interface ColumnFilter {
	column_name: string;
	generic_filter: { op: string; values: string[] };
	negate: boolean;
}

export interface PdfOptions {
	page_size?: 'A4' | 'CONTINUOUS';
	zoom_level?: number;
	page_orientation?: 'PORTRAIT' | 'LANDSCAPE';
	include_cover_page?: boolean;
	include_custom_logo?: boolean;
	include_filter_page?: boolean;
	include_page_number?: boolean;
	truncate_table?: boolean;
	page_footer_text?: string;
}

export interface PngOptions {
	image_resolution?: number;
	image_scale?: number;
	include_header?: boolean;
}

export interface ExportLiveboard extends RuntimeOverrides {
	metadata_identifier: string;
	file_format: LiveboardFormat;
	tab_identifiers?: string[];
	visualization_identifiers?: string[];
	personalised_view_identifier?: string;
	/** Also of columns that the Liveboard filters itself, which a runtime filter may not */
	override_filters?: ColumnFilter[];
	pdf_options?: PdfOptions;
	png_options?: PngOptions;
	regional_settings?: RegionalSettings;
}

export interface LiveboardRows extends RowsRequest {
	visualization_identifiers?: string[];
}

export const liveboardExport = reportFile<ExportLiveboard>({
	purpose: 'export the Liveboard',
	path: '/report/liveboard',
	privilege: DOWNLOAD_LIVEBOARD,
});

export const liveboardData = reportRows<LiveboardRows>({
	purpose: 'read the data of the Liveboard',
	path: '/metadata/liveboard/data',
});

export const exportLiveboard = exporting(liveboardExport);
export const liveboardTables = readingRows(liveboardData);

/** The visualizations with data of a Liveboard, or of those given, with a row of each. */
export const visualizationsWithData = async (
	context: ThoughtSpotContext,
	wanted: Pick<LiveboardRows, 'metadata_identifier' | 'visualization_identifiers'>,
	actingUser?: ActingUser,
): Promise<TableContent[]> =>
	await liveboardTables(context, { ...wanted, ...rowsPage(0, 1) }, actingUser);
