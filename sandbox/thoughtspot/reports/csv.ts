import { each } from '../data/tables';
import type { Table, Value } from '../model';

const CHUNK_BYTES = 64 * 1024;

const cell = (value: Value) => {
	const text = String(value ?? '');
	return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
};

const line = (row: readonly Value[]) => `${row.map(cell).join(',')}\r\n`;

/** A table as RFC 4180 says, piece by piece, so that its size does not matter. */
export function* writeCsv({ columns, rows }: Table): Generator<Buffer> {
	let text = line(columns);
	for (const row of each(rows)) {
		text += line(row);
		if (text.length < CHUNK_BYTES) continue;
		yield Buffer.from(text);
		text = '';
	}
	if (text !== '') yield Buffer.from(text);
}
