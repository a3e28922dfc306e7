import { each } from '../data/tables';
import type { Table, Value } from '../model';
import { LINES_PER_PAGE } from './pdf';

/** The options of a PDF report that change what stands on its pages. */
export interface PageOptions {
	include_cover_page?: boolean;
	include_filter_page?: boolean;
	include_page_number?: boolean;
	page_footer_text?: string;
	truncate_table?: boolean;
}

export interface Report {
	title: string;
	/** The filters and parameters that apply, in words. */
	applied: readonly string[];
	tables: readonly Table[];
	/** How numbers are written, e.g. `de-CH`; default: plain. */
	numberLocale?: string;
}

/** ThoughtSpot cuts tables in PDF files; `truncate_table` leaves of each what fits on a page. */
const MOST_ROWS = 100;
const TRUNCATED_ROWS = 10;

export function tableLines(
	{ name, columns, rows }: Table,
	most: number,
	locale?: string,
): string[] {
	const shown = (value: Value) =>
		typeof value === 'number' && locale ? value.toLocaleString(locale) : String(value ?? '');
	return [
		name,
		columns.join('   '),
		...[...each(rows, 0, most)].map((row) => row.map(shown).join('   ')),
	];
}

function inPages(lines: readonly string[]): string[][] {
	const count = Math.ceil(lines.length / LINES_PER_PAGE);
	return Array.from({ length: count }, (_, index) =>
		lines.slice(index * LINES_PER_PAGE, (index + 1) * LINES_PER_PAGE),
	);
}

/** The lines of each page of a report. */
export function reportPages(
	{ title, applied, tables, numberLocale }: Report,
	options: PageOptions,
): string[][] {
	const most = options.truncate_table ? TRUNCATED_ROWS : MOST_ROWS;
	const pages = [
		...(options.include_cover_page ? [[title]] : []),
		...(options.include_filter_page ? [['Filters', ...applied]] : []),
		...inPages([title, ...tables.flatMap((table) => tableLines(table, most, numberLocale))]),
	];
	return pages.map((lines, index) => [
		...lines,
		...(options.page_footer_text ? [options.page_footer_text] : []),
		...(options.include_page_number ? [`Page ${index + 1}`] : []),
	]);
}
