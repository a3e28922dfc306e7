import { requireRows } from '../access';
import type { RuntimeOverrides } from '../data/look';
import { lookOf, seen } from '../data/look';
import { each } from '../data/tables';
import { chosenTiles } from '../data/tiles';
import { badRequest } from '../errors';
import type { Row, Table } from '../model';
import { findAnswer, findLiveboard } from './contentLookup';
import type { Handler } from './operation';
import { ok } from './operation';

interface DataRequest extends RuntimeOverrides {
	metadata_identifier: string;
	visualization_identifiers?: string[];
	data_format?: 'COMPACT' | 'FULL';
	record_offset: number;
	record_size: number;
}

const MOST_ROWS = 100_000;

const named = (columns: readonly string[], row: Row) =>
	Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null]));

/** One page; `available_data_row_count` is no total, but the rows of the page, as on live clusters. */
function contentBody({ columns, rows }: Table, request: DataRequest) {
	const { record_offset: offset, record_size: size, data_format: format } = request;
	if (offset < 0) throw badRequest('record_offset must not be negative.');
	if (size < -1 || size === 0 || size > MOST_ROWS) {
		throw badRequest(`record_size must be between 1 and ${MOST_ROWS}.`);
	}
	const shown = [...each(rows, offset, offset + (size === -1 ? MOST_ROWS : size))];
	return {
		available_data_row_count: shown.length,
		column_names: [...columns],
		data_rows: format === 'FULL' ? shown.map((row) => named(columns, row)) : shown,
		record_offset: offset,
		record_size: size,
		returned_data_row_count: shown.length,
		sampling_ratio: 1,
	};
}

export const fetchLiveboardData: Handler = ({ world, body }, session) => {
	const request = body<DataRequest>();
	const liveboard = findLiveboard(world, session, request.metadata_identifier);
	requireRows(world, session);
	const { filters } = liveboard;
	const look = lookOf({ user: session.user, filters, overrides: request });
	const chosen = chosenTiles(liveboard, request.visualization_identifiers);
	return ok({
		metadata_id: liveboard.id,
		metadata_name: liveboard.name,
		contents: chosen.map((visualization) => ({
			...contentBody(seen(visualization, look), request),
			visualization_id: visualization.id,
			visualization_name: visualization.name,
		})),
	});
};

export const fetchAnswerData: Handler = ({ world, body }, session) => {
	const request = body<DataRequest>();
	const answer = findAnswer(world, session, request.metadata_identifier);
	requireRows(world, session);
	const look = lookOf({ user: session.user, overrides: request });
	return ok({
		metadata_id: answer.id,
		metadata_name: answer.name,
		contents: [contentBody(seen(answer, look), request)],
	});
};
