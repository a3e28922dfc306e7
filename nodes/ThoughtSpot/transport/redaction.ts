export type Redact = (text: string) => string;

/** What is shorter stands in ordinary words: hiding it would spoil messages, and not keep it. */
const SHORTEST = 4;
const HIDDEN = '***';

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
const literally = (characters: string): string =>
	characters.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const HTML_NAMES: Record<string, string> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

/** A character as it is, or escaped for JSON (at any depth), an address, a form or a web page. */
function inAnyForm(character: string): string {
	if (/[a-z\d]/i.test(character)) return character;
	const [unescaped = ''] = JSON.stringify(character).slice(1, -1).split('\\').slice(-1);
	const units = character.split('').map((unit) => `\\\\+u${hex(unit.charCodeAt(0), 4)}`);
	const bytes = [...Buffer.from(character)].map((byte) => `%(?:25)*${hex(byte, 2)}`);
	const code = character.codePointAt(0) ?? 0;
	const forms = [
		literally(character),
		character === '\\' ? '\\\\+' : `\\\\+${literally(unescaped)}`,
		units.join(''),
		bytes.join(''),
		`&(?:#${code}|#0*x0*${hex(code, 1)}|${HTML_NAMES[character] ?? `#${code}`});`,
		...(character === ' ' ? ['\\+'] : []),
	];
	return `(?:${forms.join('|')})`;
}

const unpadded = (secret: string, encoding: 'base64' | 'base64url'): string =>
	Buffer.from(secret).toString(encoding).replace(/=+$/, '');

function patternsOf(secrets: Array<string | undefined>): RegExp[] {
	const forms = secrets
		.filter((secret) => secret !== undefined && secret.length >= SHORTEST)
		.flatMap((secret = '') => [secret, unpadded(secret, 'base64'), unpadded(secret, 'base64url')]);
	// the longest first: a shorter one may be a part of it
	const longestFirst = [...new Set(forms)].sort((one, other) => other.length - one.length);
	return longestFirst.map((form) => new RegExp([...form].map(inAnyForm).join(''), 'gi'));
}

/** A function that replaces secrets, also escaped or in base64, in what comes from outside. */
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

/** What an address carries besides the place: user and password, and the values of its query. */
function secretsInAddress(text: string): string[] {
	if (!/^https?:/i.test(text) || !URL.canParse(text)) return [];
	const { username, password, searchParams } = new URL(text);
	return [username, password, ...searchParams.values()];
}

/** The secrets in a request's body: what stands below a field that is named so, and in addresses. */
export function secretsIn(body: unknown, isSecret = false): string[] {
	if (typeof body === 'string') return isSecret ? [body] : secretsInAddress(body);
	if (typeof body !== 'object' || body === null) return [];
	return Object.entries(body).flatMap(([name, inner]) =>
		secretsIn(inner, isSecret || SECRET_NAMES.test(name)),
	);
}
