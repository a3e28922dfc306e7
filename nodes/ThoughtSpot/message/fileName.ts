const MOST_BYTES = 255;
const MOST_EXTENSION_CHARACTERS = 16;
const NAMELESS = 'untitled';

/** They show nothing, or turn the letters that follow around: `gpj.exe` as `exe.jpg`. */
const INVISIBLE =
	/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const SEPARATORS = /[/\\]+/;
/** Windows refuses these. */
const REFUSED_CHARACTERS = /[:<>|?*"]/g;
const REFUSED_NAMES = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** As many whole characters from the start as fit. */
function shortened(text: string, mostBytes: number): string {
	if (Buffer.byteLength(text) <= mostBytes) return text;
	let [start, bytes] = ['', 0];
	for (const { segment } of characters.segment(text)) {
		bytes += Buffer.byteLength(segment);
		if (bytes > mostBytes) break;
		start += segment;
	}
	return start.trimEnd();
}

/** At the last dot; `.pdf` has no stem. */
function split(name: string): { stem: string; extension: string } {
	const dot = name.lastIndexOf('.');
	const isExtension = dot >= 0 && name.length - dot <= MOST_EXTENSION_CHARACTERS;
	return isExtension
		? { stem: name.slice(0, dot), extension: name.slice(dot) }
		: { stem: name, extension: '' };
}

/**
 * A name that every file system takes and that leads into no other folder, of at most 255 bytes in UTF-8:
 * `Sales Q3/Q4: EMEA.pdf` becomes `Sales Q3_Q4_ EMEA.pdf`. What cannot stay is replaced, the extension kept.
 */
export function safeFileName(name: string): string {
	const inOneFolder = name
		.replace(INVISIBLE, '')
		.split(SEPARATORS)
		.filter((step) => !/^\s*\.{0,2}\s*$/.test(step))
		.join('_');
	const allowed = inOneFolder
		.replace(REFUSED_CHARACTERS, '_')
		.replace(/[.\s]+$/, '')
		.trimStart()
		.replace(REFUSED_NAMES, '_$1');
	const { stem, extension } = split(allowed);
	return shortened(stem || NAMELESS, MOST_BYTES - Buffer.byteLength(extension)) + extension;
}
