import type { NamedRow, TableContent } from '../../api/rows';
import { rowsOf } from '../../api/rows';
import { firstEntries } from '../../api/pages';

const PAGE_SIZE = 10_000;

/** Up to `most` rows of a table that is read page by page, each once. */
export async function rowItems(
	readTable: (offset: number, size: number) => Promise<TableContent | undefined>,
	most: number,
): Promise<NamedRow[]> {
	return await firstEntries(
		async (offset, size) => {
			const table = await readTable(offset, size);
			return table ? rowsOf(table, offset, size) : { entries: [], next: undefined };
		},
		PAGE_SIZE,
		most,
	);
}
