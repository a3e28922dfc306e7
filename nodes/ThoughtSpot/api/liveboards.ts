import type { ActingUser, ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot, downloadFromThoughtSpot } from '../transport/client';
import { endpoint, fileEndpoint } from '../transport/endpoint';
import type { ThoughtSpotFile } from '../transport/file';
import type { RegionalSettings } from './exports';
import { EXPORT_REMEDIES, LONGEST_EXPORT_SECONDS } from './exports';
import { DOWNLOAD_LIVEBOARD, READ_ROWS } from './privileges';
import type { RowsRequest, RuntimeOverrides, TableContent } from './rows';
import { tableData } from './rows';

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

export const liveboardExport = fileEndpoint<ExportLiveboard>({
	purpose: 'export the Liveboard',
	method: 'POST',
	path: '/report/liveboard',
	repeatable: true,
	privilege: DOWNLOAD_LIVEBOARD,
	since: '9.0.0.cl',
	longestSilence: LONGEST_EXPORT_SECONDS,
	remedies: EXPORT_REMEDIES,
});

export const liveboardData = endpoint<LiveboardRows, { contents: TableContent[] }>({
	purpose: 'read the data of the Liveboard',
	method: 'POST',
	path: '/metadata/liveboard/data',
	answer: tableData,
	repeatable: true,
	privilege: READ_ROWS,
	since: '9.0.0.cl',
	longestSilence: LONGEST_EXPORT_SECONDS,
	remedies: EXPORT_REMEDIES,
});

/** A Liveboard as a file, which may take minutes, and is read as it comes. */
export const exportLiveboard = async (
	context: ThoughtSpotContext,
	body: ExportLiveboard,
	actingUser?: ActingUser,
): Promise<ThoughtSpotFile> =>
	await downloadFromThoughtSpot(context, liveboardExport, { body, actingUser });

/** One page of each visualization that is asked for. */
export async function liveboardTables(
	context: ThoughtSpotContext,
	body: LiveboardRows,
	actingUser?: ActingUser,
): Promise<TableContent[]> {
	return (await callThoughtSpot(context, liveboardData, { body, actingUser })).contents;
}
