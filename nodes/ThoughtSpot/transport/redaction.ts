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

const inForms = (text: string): string => [...text].map(inAnyForm).join('');

/** What became of bytes: only the few characters that are no letters and digits are escaped in turn. */
const encoded = (text: string): string =>
	[...text].map((each) => (isPlain(each) ? each : inAnyForm(each))).join('');

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
	return [unpadded(secret), ...within].map(encoded);
}

/** As regular expressions. */
function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const forms = [
		encoded(bytes.toString('hex')),
		...ENCODINGS.flatMap((each) => inBase64(bytes, each)),
	];
	return [inForms(secret), ...forms];
}

function patternsOf(secrets: Array<string | undefined>): RegExp[] {
	// the longest first: a shorter one may be a part of it
	const longestFirst = [...new Set(secrets)]
		.filter((secret) => secret !== undefined && secret.length >= SHORTEST)
		.sort((one = '', other = '') => other.length - one.length);
	return longestFirst.map((secret = '') => new RegExp(formsOf(secret).join('|'), 'gi'));
}

/** A function that replaces secrets, also escaped, in base64 or in hexadecimal, in what comes from outside. */
export function redaction(secrets: Array<string | undefined>): Redact {
	let patterns: RegExp[] | undefined;
	return (text) =>
		(patterns ??= patternsOf(secrets)).reduce(
			(shown, pattern) => shown.replace(pattern, HIDDEN),
			text,
		);
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

const SECRET_NAMES = /secret|password|token|authorization|value|params/i;

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
