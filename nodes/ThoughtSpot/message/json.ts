/** A JSON object as sent, unknown fields included. */
export type Sent = Record<string, unknown>;

const isObject = (value: unknown): value is Sent =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const BYTE_ORDER_MARK = '\ufeff';

/** Reads JSON, which a byte order mark may stand before; `undefined` where it is none. */
export function parseJson(json: Buffer): unknown {
	const written = json.toString('utf8');
	try {
		return JSON.parse(written.startsWith(BYTE_ORDER_MARK) ? written.slice(1) : written);
	} catch {
		return undefined;
	}
}

/** Reads the JSON of a delivery; `undefined` where it is no JSON object. */
export function parseSent(json: Buffer): Sent | undefined {
	const parsed = parseJson(json);
	return isObject(parsed) ? parsed : undefined;
}

/** Whether lists and objects stand in each other at most so many levels deep. */
export function isWithinLevels(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (levels === 0) return false;
	for (const each of Object.values(value)) if (!isWithinLevels(each, levels - 1)) return false;
	return true;
}

// A field of an unexpected kind reads as missing, so that a report is never lost over one.

export const object = (value: unknown): Sent => (isObject(value) ? value : {});

export const objects = (value: unknown): Sent[] =>
	Array.isArray(value) ? value.filter(isObject) : [];

export const text = (value: unknown): string | null =>
	typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

/** A text by which something is recognized: blanks alone are none. */
export const identifier = (value: unknown): string | null => {
	const found = text(value);
	return found?.trim() ? found : null;
};

export const texts = (value: unknown): string[] =>
	Array.isArray(value) ? value.flatMap((each) => text(each) ?? []) : [];

export const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
