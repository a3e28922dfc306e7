import type { DeliveryFile, FileFormat } from '../model';
import { writePdf } from './pdf';
import { writeXlsx } from './xlsx';

type Row = ReadonlyArray<string | number>;

const REGIONS: Row[] = [
	['Region', 'Umsatz', 'Bemerkung'],
	['Zürich', 1204.5, 'enthält "Übertrag", netto'],
	['Genève', 987, 'première ligne\ndeuxième ligne'],
	['東京', 15300, ''],
];

const ORDERS: Row[] = [
	['Order', 'Amount'],
	['A-1', 12],
	['A-2', 30.25],
];

const cell = (value: string | number) =>
	/[",\r\n]/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value);

/** RFC 4180. */
const writeCsv = (rows: readonly Row[]) =>
	Buffer.from(rows.map((row) => `${row.map(cell).join(',')}\r\n`).join(''));

/** The files of a report of a Liveboard; a CSV report has one per table. */
export function reportFiles(format: FileFormat, liveboard: string): DeliveryFile[] {
	const name = liveboard.replace(/[/\\]/g, '_');
	if (format === 'PDF') {
		const content = writePdf([liveboard, ...ORDERS.map((row) => row.join('   '))]);
		return [{ fileName: `${name}.pdf`, mimeType: 'application/pdf', content }];
	}
	if (format === 'XLSX') {
		const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
		return [{ fileName: `${name}.xlsx`, mimeType, content: writeXlsx(REGIONS) }];
	}
	return [
		{ fileName: 'Umsätze nach Region.csv', mimeType: 'text/csv', content: writeCsv(REGIONS) },
		{ fileName: 'Orders.csv', mimeType: 'text/csv', content: writeCsv(ORDERS) },
	];
}
