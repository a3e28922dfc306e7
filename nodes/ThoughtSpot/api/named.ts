/** Those of a name; where none is spelled so, those that have it in another letter case. */
export function calledSo<Entry extends { name?: string | null }>(
	entries: readonly Entry[],
	wanted: string,
): Entry[] {
	const exact = entries.filter(({ name }) => name === wanted);
	if (exact.length > 0) return exact;
	return entries.filter(({ name }) => name?.toLowerCase() === wanted.toLowerCase());
}
