import type { NamedRow, RowsRequest, TableContent } from '../../api/rows';
import { rowsOf } from '../../api/rows';
import { firstEntries } from '../../api/pages';

const PAGE_SIZE = 10_000;

/** Which rows of a table a request asks for. */
export type RowsPage = Pick<RowsRequest, 'data_format' | 'record_offset' | 'record_size'>;

/** Up to `most` rows of the first table that `read` gives, read page by page, each once. */
export async function rowItems(
	read: (page: RowsPage) => Promise<TableContent[]>,
	most: number,
): Promise<NamedRow[]> {
	return await firstEntries(
		async (offset, size) => {
			const page = { data_format: 'COMPACT', record_offset: offset, record_size: size } as const;
			const [table] = await read(page);
			return table ? rowsOf(table, offset, size) : { entries: [], next: undefined };
		},
		PAGE_SIZE,
		most,
	);
}
