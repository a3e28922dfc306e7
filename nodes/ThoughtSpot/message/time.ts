/** Until when a time is nobody's: what was never set reads as the year 1, or as the first day of 1970. */
const FIRST_REAL_TIME = 24 * 60 * 60 * 1000;
/** Epoch seconds are below the first until the year 5138, epoch milliseconds above it since 1973; and so on. */
const [LEAST_MILLISECONDS, LEAST_MICROSECONDS, LEAST_NANOSECONDS] = [1e11, 1e14, 1e17];

const EPOCH = /^-?\d+(\.\d+)?$/;
const YEAR = /^[+-]?\d{4}$/;
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?) ?(.*))?$/i;
/** What others read as the same time, too: with its zone, and nothing behind it. */
const ISO_IN_FULL =
	/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?))?$/i;
/** As in emails, in Java and in JavaScript: `Thu, 20 Aug 2026 08:00:00 GMT`, `Thu Aug 20 08:00:00 UTC 2026`. */
const WORDED =
	/^(?:[a-z]{3},? )?(?:\d\d? [a-z]{3}|[a-z]{3} \d\d?)(?: \d{4})? \d\d:\d\d:\d\d (?:[a-z]{1,4}|(?:GMT|UTC)?[+-]\d{4})(?: \d{4}| \([^)]*\))?$/i;

const ZONES: Record<string, string> = {
	'': 'Z', // ThoughtSpot's times are in UTC
	z: 'Z',
	ut: 'Z',
	utc: 'Z',
	gmt: 'Z',
	est: '-05:00',
	edt: '-04:00',
	cst: '-06:00',
	cdt: '-05:00',
	mst: '-07:00',
	mdt: '-06:00',
	pst: '-08:00',
	pdt: '-07:00',
};

/** An offset as ISO 8601 has it, from `UTC`, `+0000 UTC`, `Z[Europe/London]` or `+02`. */
function offsetOf(zone: string): string {
	const [first = ''] = zone.split(/ ?[[( ]/);
	const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(first) ?? [];
	return hours === undefined ? (ZONES[first.toLowerCase()] ?? '?') : `${sign}${hours}:${minutes}`;
}

function inMilliseconds(epoch: number): number {
	const size = Math.abs(epoch);
	if (size < LEAST_MILLISECONDS) return epoch * 1000;
	if (size < LEAST_MICROSECONDS) return epoch;
	return Math.floor(size < LEAST_NANOSECONDS ? epoch / 1e3 : epoch / 1e6);
}

function epochOf(text: string): number {
	if (EPOCH.test(text) && !YEAR.test(text)) return inMilliseconds(Number(text));
	const [, date, time, zone = ''] = ISO.exec(text) ?? [];
	if (date !== undefined) {
		const of = time === undefined ? '' : `T${time.replace(',', '.')}${offsetOf(zone)}`;
		return Date.parse(date + of);
	}
	return WORDED.test(text) ? Date.parse(text) : NaN;
}

/**
 * A time in epoch milliseconds, from ISO 8601 (in UTC where it names no zone), the forms of emails and Java, and epoch
 * seconds, milliseconds, microseconds or nanoseconds, as a number or text. `undefined` where nothing is said, as by the
 * zero times `0001-01-01T00:00:00Z` and epoch 0; `unreadable` where something is, in a form that nobody knows.
 */
export function readTime(time: string | number | null): number | undefined | 'unreadable' {
	const text = String(time ?? '').trim();
	if (text === '' || /^000[01]-/.test(text)) return undefined;
	const epoch = epochOf(text);
	if (Number.isNaN(new Date(epoch).getTime())) return 'unreadable';
	return epoch < FIRST_REAL_TIME ? undefined : epoch;
}

/** A time in ISO 8601, with its zone; as it was said where that is so already, or cannot be read. */
export function isoTime(time: unknown): string | null {
	if (typeof time !== 'string' && typeof time !== 'number') return null;
	const epoch = readTime(time);
	if (epoch === undefined) return null;
	if (typeof time === 'string' && (epoch === 'unreadable' || ISO_IN_FULL.test(time))) return time;
	return epoch === 'unreadable' ? null : new Date(epoch).toISOString();
}
