import type { DeliveryFile, FileFormat, Table } from '../model';
import { writeCsv } from './csv';
import { reportPages } from './pages';
import { writePdf } from './pdf';
import { writeXlsx } from './xlsx';

const withoutSeparators = (name: string) => name.replace(/[/\\]/g, '_');

/** The files of a report; a CSV report has one per table. */
export function reportFiles(
	format: FileFormat,
	liveboard: string,
	tables: readonly Table[],
): DeliveryFile[] {
	const name = withoutSeparators(liveboard);
	if (format === 'PDF') {
		const content = writePdf(reportPages({ title: liveboard, applied: [], tables }, {}));
		return [{ fileName: `${name}.pdf`, mimeType: 'application/pdf', content }];
	}
	if (format === 'XLSX') {
		const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
		return [{ fileName: `${name}.xlsx`, mimeType, content: writeXlsx(tables) }];
	}
	return tables.map((table) => ({
		fileName: `${withoutSeparators(table.name)}.csv`,
		mimeType: 'text/csv',
		content: Buffer.concat([...writeCsv(table)]),
	}));
}
