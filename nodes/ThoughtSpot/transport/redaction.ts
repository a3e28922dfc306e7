export type Redact = (text: string) => string;

/** What is shorter stands in ordinary words: hiding it would spoil messages, and not keep it. */
const SHORTEST = 4;
const HIDDEN = '***';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const literally = (characters: string): string =>
	characters.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const isPlain = (character: string): boolean => /[a-z\d]/i.test(character);
const ENCODINGS = ['base64', 'base64url'] as const;

const HTML_NAMES: Record<string, string> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

/** A character as it is, or escaped for JSON (at any depth), an address, a form or a web page. */
function inAnyForm(character: string): string {
	const [unescaped = ''] = JSON.stringify(character).slice(1, -1).split('\\').slice(-1);
	const units = character.split('').map((unit) => `\\\\+u${hex(unit.charCodeAt(0), 4)}`);
	const bytes = [...Buffer.from(character)].map((byte) => `%(?:25)*${hex(byte, 2)}`);
	const code = character.codePointAt(0) ?? 0;
	const forms = [
		literally(character),
		units.join(''),
		bytes.join(''),
		`&(?:#0*${code}|#x0*${hex(code, 1)}|${HTML_NAMES[character] ?? `#${code}`});`,
		...(isPlain(character) ? [] : [character === '\\' ? '\\\\+' : `\\\\+${literally(unescaped)}`]),
		...(character === ' ' ? ['\\+'] : []),
	];
	return `(?:${forms.join('|')})`;
}

/** What became of bytes: only the few characters that are no letters and digits are escaped in turn. */
const inEncodedForm = (character: string): string =>
	isPlain(character) ? character : inAnyForm(character);

/** Of three bytes come four characters: so many of them also hold a part of what stands before, or behind. */
const MIXED_BEFORE = [0, 2, 3];
const MIXED_BEHIND = [0, 1, 1];

/** A secret in base64, alone or within a longer text, where up to two bytes before it belong to its first characters. */
function inBase64(secret: Buffer, encoding: 'base64' | 'base64url'): string[] {
	const unpadded = (bytes: Buffer) => bytes.toString(encoding).replace(/=+$/, '');
	const within = MIXED_BEFORE.map((before, shift) => {
		const shifted = unpadded(Buffer.concat([Buffer.alloc(shift), secret]));
		const behind = MIXED_BEHIND[(shift + secret.length) % 3] ?? 0;
		return shifted.slice(before, shifted.length - behind);
	});
	return [unpadded(secret), ...within];
}

/** Of one regular expression: it takes a moment to compile, and one of thousands overflows the stack and is quoted then. */
const PIECE_CHARACTERS = 32;

/** Divided behind letters and digits, after which there is one way to go on. */
function piecesOf(text: string): string[][] {
	const pieces: string[][] = [];
	let piece: string[] = [];
	for (const character of text) {
		piece.push(character);
		if (piece.length < PIECE_CHARACTERS || !isPlain(character)) continue;
		pieces.push(piece);
		piece = [];
	}
	return piece.length > 0 ? [...pieces, piece] : pieces;
}

/** A text as it may be written: how it begins, and how it goes on after that. */
interface Pattern {
	beginning: RegExp;
	rest: RegExp[];
}

function patternOf(text: string, inForm: (character: string) => string): Pattern {
	const [beginning = '', ...rest] = piecesOf(text).map((piece) => piece.map(inForm).join(''));
	return {
		beginning: new RegExp(beginning, 'gi'),
		rest: rest.map((piece) => new RegExp(piece, 'yi')),
	};
}

/** Where the text ends that begins at the last match of a pattern; `undefined` where it does not go on. */
function endOf({ beginning, rest }: Pattern, text: string): number | undefined {
	let end = beginning.lastIndex;
	for (const piece of rest) {
		piece.lastIndex = end;
		if (!piece.test(text)) return undefined;
		end = piece.lastIndex;
	}
	return end;
}

function replaced(text: string, pattern: Pattern): string {
	const { beginning } = pattern;
	let [shown, shownUpTo] = ['', 0];
	beginning.lastIndex = 0;
	for (let found = beginning.exec(text); found !== null; found = beginning.exec(text)) {
		const end = endOf(pattern, text);
		beginning.lastIndex = end ?? found.index + 1;
		if (end === undefined) continue;
		shown += text.slice(shownUpTo, found.index) + HIDDEN;
		shownUpTo = end;
	}
	return shown + text.slice(shownUpTo);
}

function patternsOf(secret: string): Pattern[] {
	const bytes = Buffer.from(secret);
	const encoded = [bytes.toString('hex'), ...ENCODINGS.flatMap((each) => inBase64(bytes, each))];
	return [patternOf(secret, inAnyForm), ...encoded.map((text) => patternOf(text, inEncodedForm))];
}

/** Of several the longest first: a shorter one may be a part of it. */
function patternsOfAll(secrets: Array<string | undefined>): Pattern[] {
	const longestFirst = [...new Set(secrets)]
		.filter((secret) => secret !== undefined)
		.filter(({ length }) => length >= SHORTEST)
		.sort((one, other) => other.length - one.length);
	return longestFirst.flatMap(patternsOf);
}

/** Where something has wrapped a text: ends of lines, their escapes, and what nobody sees. */
const BREAKS = /(?:[\p{Cc}\p{Cf}\u2028\u2029]|\\+(?:[nrt]|u00[01][\da-f]))+ */giu;

/**
 * A function that replaces secrets, also escaped, in base64 or in hexadecimal, in what comes from outside. A text in which
 * one is wrapped loses its breaks.
 */
export function redaction(secrets: Array<string | undefined>): Redact {
	let patterns: Pattern[] | undefined;
	const hide = (text: string) => (patterns ??= patternsOfAll(secrets)).reduce(replaced, text);
	return (text) => {
		const shown = hide(text);
		const unbroken = shown.replace(BREAKS, '');
		const hidden = unbroken === shown ? unbroken : hide(unbroken);
		return hidden === unbroken ? shown : hidden;
	};
}

/** Applies `redact` to every text in a JSON value; with `isRead`, to those below a field of such a name only. */
export function redactTexts(
	value: unknown,
	redact: Redact,
	isRead: RegExp | undefined = undefined,
): unknown {
	if (typeof value === 'string') return isRead === undefined ? redact(value) : value;
	if (Array.isArray(value)) return value.map((entry) => redactTexts(entry, redact, isRead));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [
			name,
			redactTexts(inner, redact, isRead?.test(name) ? undefined : isRead),
		]),
	);
}

const SECRET_NAMES = /secret|password|token|authorization|value(?!s)|params/i;

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** What an address carries besides the place: user and password, and the values of its query. */
function secretsInAddress(text: string): string[] {
	if (!/^https?:/i.test(text) || !URL.canParse(text)) return [];
	const { username, password, searchParams } = new URL(text);
	return [username, password].map(decoded).concat([...searchParams.values()]);
}

/** The secrets in a request's body: what stands below a field that is named so, and in addresses. */
export function secretsIn(body: unknown, isSecret = false): string[] {
	if (typeof body === 'string') return isSecret ? [body] : secretsInAddress(body);
	if (typeof body !== 'object' || body === null) return [];
	return Object.entries(body).flatMap(([name, inner]) =>
		secretsIn(inner, isSecret || SECRET_NAMES.test(name)),
	);
}
