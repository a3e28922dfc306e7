/** One page of a list, and where the next one begins; `next` is `undefined` on the last. */
export interface Page<Entry> {
	entries: Entry[];
	next: number | undefined;
}

/** Reads up to `size` entries from an offset on. */
export type ReadPage<Entry> = (offset: number, size: number) => Promise<Page<Entry>>;

/** The page of a list that does not say how long it is: a short page ends it. */
export function pageOf<Entry>(entries: Entry[], offset: number, size: number): Page<Entry> {
	return { entries, next: entries.length < size ? undefined : offset + entries.length };
}

/** Page after page, from an offset on. */
export async function* pagesFrom<Entry>(
	read: ReadPage<Entry>,
	size: number,
	offset = 0,
): AsyncGenerator<Page<Entry>> {
	for (let next: number | undefined = offset; next !== undefined;) {
		const page: Page<Entry> = await read(next, size);
		yield page;
		next = page.next;
	}
}

/** So many at once, where ThoughtSpot does not speak for another number. */
const PAGE_SIZE = 500;

/** The first `most` entries of all pages that fit. */
export async function firstFitting<Entry>(
	read: ReadPage<Entry>,
	fits: (entry: Entry) => boolean,
	most: number,
	size = PAGE_SIZE,
): Promise<Entry[]> {
	const found: Entry[] = [];
	for await (const { entries } of pagesFrom(read, size)) {
		for (const entry of entries) {
			if (fits(entry)) found.push(entry);
			if (found.length >= most) return found;
		}
	}
	return found;
}

/** The first `most` entries of all pages. */
export async function firstEntries<Entry>(
	read: ReadPage<Entry>,
	most = Infinity,
	size = PAGE_SIZE,
): Promise<Entry[]> {
	return most < 1 ? [] : await firstFitting(read, () => true, most, Math.min(size, most));
}
