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

/** The entries of all pages, one after the other, in pages of `size`. */
export async function* entriesOf<Entry>(
	read: ReadPage<Entry>,
	size: number,
): AsyncGenerator<Entry> {
	for await (const { entries } of pagesFrom(read, size)) yield* entries;
}

/** The first `most` entries of all pages. */
export async function firstEntries<Entry>(
	read: ReadPage<Entry>,
	size: number,
	most = Infinity,
): Promise<Entry[]> {
	const found: Entry[] = [];
	if (most < 1) return found;
	for await (const entry of entriesOf(read, Math.min(size, most))) {
		found.push(entry);
		if (found.length >= most) break;
	}
	return found;
}
