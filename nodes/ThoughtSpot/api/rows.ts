import { z } from 'zod';

import type { ActingUser, ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import type { Endpoint } from '../transport/endpoint';
import { endpoint } from '../transport/endpoint';
import { optionalText } from './answerFields';
import { REPORT } from './exports';
import type { Page } from './pages';
import { READ_ROWS } from './privileges';

// The data of Liveboards and Answers has one form.

/** What a request may change about the data that it asks for; the fields are numbered: `col1`, `op1`, `val1`, … */
export interface RuntimeOverrides {
	runtime_filter?: Record<string, string | string[]>;
	runtime_sort?: Record<string, string | boolean>;
	runtime_param_override?: Record<string, string>;
}

export interface RowsRequest extends RuntimeOverrides {
	metadata_identifier: string;
	data_format: 'COMPACT';
	record_offset: number;
	record_size: number;
}

/** Which rows of each table are asked for. */
export type RowsPage = Pick<RowsRequest, 'data_format' | 'record_offset' | 'record_size'>;

export const rowsPage = (offset: number, size: number): RowsPage => ({
	data_format: 'COMPACT',
	record_offset: offset,
	record_size: size,
});

const content = z
	.object({
		visualization_id: optionalText,
		visualization_name: optionalText,
		column_names: z.array(z.string()),
		data_rows: z.array(z.array(z.unknown())),
		record_size: z.number().nullish(),
	})
	.passthrough();
export type TableContent = z.infer<typeof content>;

interface Tables {
	contents: TableContent[];
}

export const reportRows = <Body extends RowsRequest>(
	definition: Pick<Endpoint<Body, Tables>, 'purpose' | 'path'>,
): Endpoint<Body, Tables> =>
	endpoint<Body, Tables>({
		...REPORT,
		...definition,
		answer: z.object({ contents: z.array(content) }).passthrough(),
		privilege: READ_ROWS,
	});

/** One page of an Answer's table, or of each visualization that is asked for. */
export const readingRows =
	<Body extends RowsRequest>(endpoint: Endpoint<Body, Tables>) =>
	async (
		context: ThoughtSpotContext,
		body: Body,
		actingUser?: ActingUser,
	): Promise<TableContent[]> =>
		(await callThoughtSpot(context, endpoint, { body, actingUser })).contents;

/** A row by the names of its columns. */
export type NamedRow = Record<string, unknown>;

/** `Amount`, `Amount (2)`: no column hides another of the same name. */
function distinct(names: string[]): string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		let free = name;
		for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
		taken.add(free);
		return free;
	});
}

/**
 * The rows of one page. A short page ends the data, also where ThoughtSpot gives fewer rows at once than it was asked
 * for: what it announces as available is no total.
 */
export function rowsOf(
	{ column_names: columns, data_rows: rows, record_size: given }: TableContent,
	offset: number,
	size: number,
): Page<NamedRow> {
	const names = distinct(columns);
	const full = given && given > 0 ? Math.min(given, size) : size;
	return {
		entries: rows.map((row) =>
			Object.fromEntries(names.map((name, index) => [name, row[index] ?? null])),
		),
		next: rows.length < full ? undefined : offset + rows.length,
	};
}
