import { writeCsv } from './csv';
import type { PageOptions, Report } from './pages';
import { reportPages, tableLines } from './pages';
import { writePdf } from './pdf';
import { writePng } from './png';
import { writeXlsx } from './xlsx';
import { writeZip } from './zip';

export type ExportFormat = 'PDF' | 'PNG' | 'CSV' | 'XLSX';

export interface ExportOptions {
	pages?: PageOptions;
	image?: { width: number; height: number };
}

const IMAGE = { width: 1920, height: 1080 };
const MOST_ROWS_OF_IMAGE = 20;

function* csvOrZip({ tables }: Report): Generator<Buffer> {
	const [only, ...others] = tables;
	if (only && others.length === 0) {
		yield* writeCsv(only);
		return;
	}
	yield writeZip(
		tables.map((table, index) => [
			`${index + 1}_${table.name.replace(/[/\\]/g, '_')}.csv`,
			Buffer.concat([...writeCsv(table)]),
		]),
	);
}

/** The file that an export answers, piece by piece; several tables as CSV are a ZIP. */
export function exportedFile(
	format: ExportFormat,
	report: Report,
	{ pages = {}, image = IMAGE }: ExportOptions,
): Iterable<Buffer> {
	if (format === 'CSV') return csvOrZip(report);
	if (format === 'XLSX') return [writeXlsx(report.tables)];
	if (format === 'PDF') return [writePdf(reportPages(report, pages))];
	const lines = report.tables.flatMap((table) => tableLines(table, MOST_ROWS_OF_IMAGE));
	return [writePng([report.title, ...report.applied, ...lines], image)];
}
