import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError } from '../transport/errors';
import { optionalText } from './answerFields';
import type { Page } from './pages';
import { pageOf } from './pages';
import { VIEW_LIVEBOARD } from './privileges';

export interface SearchMetadata {
	metadata: Array<{ type: 'LIVEBOARD'; identifier?: string; name_pattern?: string }>;
	record_offset?: number;
	record_size?: number;
	sort_options?: { field_name?: 'NAME' | 'MODIFIED'; order?: 'ASC' | 'DESC' };
}

const metadata = z.array(
	z.object({ metadata_id: optionalText, metadata_name: optionalText }).passthrough(),
);

export const metadataSearch = endpoint<SearchMetadata, z.infer<typeof metadata>>({
	purpose: 'search Liveboards',
	method: 'POST',
	path: '/metadata/search',
	answer: metadata,
	repeatable: true,
	privilege: VIEW_LIVEBOARD,
	since: '9.0.0.cl',
});

export interface Liveboard {
	id: string;
	name: string;
}

/** Up to `size` Liveboards from an offset on, by name; of those whose name holds `text`. */
export async function liveboardPage(
	context: ThoughtSpotContext,
	text: string,
	offset: number,
	size: number,
): Promise<Page<Liveboard>> {
	const found = await callThoughtSpot(context, metadataSearch, {
		body: {
			metadata: [{ type: 'LIVEBOARD', ...(text === '' ? {} : { name_pattern: `%${text}%` }) }],
			record_offset: offset,
			record_size: size,
			sort_options: { field_name: 'NAME', order: 'ASC' },
		},
	});
	const { entries, next } = pageOf(found, offset, size);
	return { entries: entries.flatMap(toLiveboard), next };
}

/** The Liveboard of that ID or name; `undefined` where this user sees none. */
export async function findLiveboard(
	context: ThoughtSpotContext,
	identifier: string,
): Promise<Liveboard | undefined> {
	const found = await callThoughtSpot(context, metadataSearch, {
		body: { metadata: [{ type: 'LIVEBOARD', identifier }] },
	});
	const liveboards = found.flatMap(toLiveboard);
	return (
		liveboards.find(({ id }) => id === identifier) ??
		liveboards.find(({ name }) => name === identifier)
	);
}

/** The same; throws where there is none. */
export async function requireLiveboard(
	context: ThoughtSpotContext,
	identifier: string,
): Promise<Liveboard> {
	const liveboard = await findLiveboard(context, identifier);
	if (liveboard !== undefined) return liveboard;
	throw new ThoughtSpotError(
		`There is no Liveboard "${identifier}" that this user may see. Choose one from the list, or check its ID or name.`,
		{ status: 404 },
	);
}

function toLiveboard(entry: z.infer<typeof metadata>[number]): Liveboard[] {
	const { metadata_id: id, metadata_name: name } = entry;
	return id ? [{ id, name: name ?? id }] : [];
}
