const LINE_HEIGHT = 20;

/** Text in WinAnsi (here: Latin 1), what it lacks as `?`, in a PDF string's escapes. */
const pdfString = (text: string) =>
	`(${text.replace(/[^\x20-\xff]/g, '?').replace(/[\\()]/g, '\\$&')})`;

function pageContent(lines: readonly string[]): string {
	const shown = lines.map((line) => `${pdfString(line)} Tj T*`).join('\n');
	return `BT\n/F1 14 Tf\n${LINE_HEIGHT} TL\n72 770 Td\n${shown}\nET`;
}

/** A one-page PDF 1.4 document (A4, Helvetica) with the lines. */
export function writePdf(lines: readonly string[]): Buffer {
	const content = pageContent(lines);
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
		`<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
	];
	let text = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
	const offsets = objects.map((object, index) => {
		const offset = text.length;
		text += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return offset;
	});
	const entries = offsets
		.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
		.join('');
	const size = objects.length + 1;
	const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
	return Buffer.from(`${text}xref\n0 ${size}\n0000000000 65535 f \n${entries}${trailer}`, 'latin1');
}
