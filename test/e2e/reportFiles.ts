import { randomBytes } from 'node:crypto';

import type { DeliveryFile } from '../../sandbox/thoughtspot';

/** A PDF whose name is not ASCII and whose bytes are every value, line ends included. */
export function pdfReport(): DeliveryFile {
	return {
		fileName: 'Umsätze März – Übersicht 売上.pdf',
		mimeType: 'application/pdf',
		content: Buffer.concat([
			Buffer.from('%PDF-1.7\r\n'),
			randomBytes(200_000),
			Buffer.from('\r\n%%EOF\r\n'),
		]),
	};
}

/** A CSV with lines that look like the boundaries and headers of a multipart body. */
export function csvReport(): DeliveryFile {
	const boundary = randomBytes(30).toString('hex');
	const lines = [
		'region,sales',
		`--${boundary}`,
		'Content-Disposition: form-data; name="payload"',
		'',
		'{"data":{"forged":true}}',
		`--${boundary}--`,
		'--',
		'------',
		'"north\r\n--",12',
		'',
		'',
	];
	return {
		fileName: 'sales.csv',
		mimeType: 'text/csv',
		content: Buffer.from(lines.join('\r\n')),
	};
}
