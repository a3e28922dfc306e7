import type { NamedRow, RowsPage, TableContent } from '../../api/rows';
import { rowsOf, rowsPage } from '../../api/rows';
import { firstEntries } from '../../api/pages';

const PAGE_SIZE = 10_000;

/** Up to `most` rows of the first table that `read` gives, read page by page, each once. */
export async function rowItems(
	read: (page: RowsPage) => Promise<TableContent[]>,
	most: number,
): Promise<NamedRow[]> {
	return await firstEntries(
		async (offset, size) => {
			const [table] = await read(rowsPage(offset, size));
			return table ? rowsOf(table, offset, size) : { entries: [], next: undefined };
		},
		most,
		PAGE_SIZE,
	);
}
