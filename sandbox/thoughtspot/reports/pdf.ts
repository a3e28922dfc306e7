const LINE_HEIGHT = 20;
/** What fits on A4. */
export const LINES_PER_PAGE = 35;

const CATALOG = 1;
const PAGES = 2;
const FIRST_PAGE = 3;
const FONT = 4;

/** Text in WinAnsi (here: Latin 1), what it lacks as `?`, in a PDF string's escapes. */
const pdfString = (text: string) =>
	`(${text.replace(/[^\x20-\xff]/g, '?').replace(/[\\()]/g, '\\$&')})`;

function pageContent(lines: readonly string[]): string {
	const shown = lines.map((line) => `${pdfString(line)} Tj T*`).join('\n');
	return `BT\n/F1 14 Tf\n${LINE_HEIGHT} TL\n72 770 Td\n${shown}\nET`;
}

/** Pages after the first stand behind the font: 3, then 6, 8, … */
const pageNumber = (index: number) => (index === 0 ? FIRST_PAGE : FONT + 2 * index);

function pageObjects(lines: readonly string[], content: number): [page: string, content: string] {
	const text = pageContent(lines);
	return [
		`<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 ${FONT} 0 R >> >> /Contents ${content} 0 R >>`,
		`<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
	];
}

function objectsOf(pages: ReadonlyArray<readonly string[]>): string[] {
	const [first = [], ...others] = pages;
	const kids = pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ');
	const [page, content] = pageObjects(first, FONT + 1);
	return [
		`<< /Type /Catalog /Pages ${PAGES} 0 R >>`,
		`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
		page,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
		content,
		...others.flatMap((lines, index) => pageObjects(lines, pageNumber(index + 1) + 1)),
	];
}

/** A PDF 1.4 document (A4, Helvetica) with the lines of each page. */
export function writePdf(pages: ReadonlyArray<readonly string[]>): Buffer {
	const objects = objectsOf(pages.length > 0 ? pages : [[]]);
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
	const trailer = `trailer\n<< /Size ${size} /Root ${CATALOG} 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
	return Buffer.from(`${text}xref\n0 ${size}\n0000000000 65535 f \n${entries}${trailer}`, 'latin1');
}
