import FormData from 'form-data';
import { FormData as UndiciFormData, Response } from 'undici';

export interface Field {
	name: string;
	fileName?: string;
	type?: string;
	content: Buffer;
}

export interface Form {
	contentType: string;
	body: Buffer;
}

export type Writer = (fields: Field[], boundary: string) => Form | Promise<Form>;

interface Style {
	quote: (text: string) => string;
	/** The parameter that names the file, e.g. `filename="a.pdf"` */
	fileName?: (fileName: string) => string;
	/** Whether the type stands before the disposition */
	typeFirst?: boolean;
	/** Between the parameters of the disposition */
	separator?: string;
	more?: string[];
	preamble?: string;
	epilogue?: string;
}

function write(fields: Field[], boundary: string, style: Style): Form {
	const { quote, separator = '; ', more = [], preamble = '', epilogue = '' } = style;
	const nameFile = style.fileName ?? ((fileName) => `filename=${quote(fileName)}`);
	const pieces = fields.flatMap(({ name, fileName, type, content }) => {
		const disposition = ['form-data', `name=${quote(name)}`];
		if (fileName !== undefined) disposition.push(nameFile(fileName));
		const headers = [`Content-Disposition: ${disposition.join(separator)}`, ...more];
		if (type !== undefined) {
			headers.splice(style.typeFirst ? 0 : 1, 0, `Content-Type: ${type}`);
		}
		return [`--${boundary}\r\n${headers.join('\r\n')}\r\n\r\n`, content, '\r\n'];
	});
	const all = [preamble, ...pieces, `--${boundary}--\r\n`, epilogue];
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		body: Buffer.concat(all.map((piece) => Buffer.from(piece))),
	};
}

const withBackslashes = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
const withPercents = (text: string) => `"${text.replaceAll('"', '%22')}"`;
const percent = (character: string) =>
	`%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
const extended = (fileName: string) =>
	`filename*=utf-8''${encodeURIComponent(fileName).replace(/[!'()*]/g, percent)}`;

/** Go's `mime/multipart`, as ThoughtSpot sends it. */
export const go: Writer = (fields, boundary) => write(fields, boundary, { quote: withBackslashes });

/** curl 7.88: `-F`, and `-F` with `--form-escape`. */
export const curl: Writer = (fields, boundary) =>
	write(fields, `--------${boundary}`, { quote: withPercents });
export const curlEscaping: Writer = (fields, boundary) =>
	write(fields, `--------${boundary}`, { quote: withBackslashes });

/** Python's `requests` 2.34 on urllib3 2, and on urllib3 1 with names beyond ASCII. */
export const pythonRequests: Writer = (fields, boundary) =>
	write(fields, boundary, { quote: withPercents });
export const pythonOldRequests: Writer = (fields, boundary) =>
	write(fields, boundary, { quote: withBackslashes, fileName: extended });

/** Python's `email`, which folds long headers. */
export const pythonEmail: Writer = (fields, boundary) =>
	write(fields, boundary, {
		quote: withBackslashes,
		fileName: extended,
		typeFirst: true,
		separator: ';\r\n ',
		more: ['MIME-Version: 1.0'],
		preamble: '\r\n',
		epilogue: '\r\n\r\n',
	});

/** The npm package form-data, which calls a file without a type by its extension. */
export const formData: Writer = (fields) => {
	const form = new FormData();
	for (const { name, fileName, type, content } of fields) {
		form.append(name, content, { filename: fileName, contentType: type });
	}
	return { contentType: form.getHeaders()['content-type'] ?? '', body: form.getBuffer() };
};

/** The fetch of undici, and so of Node; it has no types for fields. */
export const undici: Writer = async (fields) => {
	const form = new UndiciFormData();
	for (const { name, fileName, type, content } of fields) {
		if (fileName === undefined) form.append(name, content.toString('utf8'));
		else form.append(name, new File([Uint8Array.from(content)], fileName, { type }));
	}
	const response = new Response(form);
	return {
		contentType: response.headers.get('content-type') ?? '',
		body: Buffer.from(await response.arrayBuffer()),
	};
};
