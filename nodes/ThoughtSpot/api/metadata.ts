import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError } from '../transport/errors';
import { oncePerExecution } from '../transport/oncePerExecution';
import { optionalText } from './answerFields';
import { calledSo, theOnly } from './named';
import type { ReadPage } from './pages';
import { firstEntries, pageOf } from './pages';

/** What people look at in ThoughtSpot, which calls it metadata. */
export type MetadataType = 'LIVEBOARD' | 'ANSWER';

export interface SearchMetadata {
	metadata: Array<{ type: MetadataType; identifier?: string }>;
	tag_identifiers?: string[];
	created_by_user_identifiers?: string[];
	modified_by_user_identifiers?: string[];
	include_visualization_headers?: boolean;
	include_details?: boolean;
	include_personalised_views?: boolean;
	liveboard_response_version?: 'V2';
	record_offset?: number;
	record_size?: number;
	sort_options?: { field_name?: 'NAME' | 'MODIFIED'; order?: 'ASC' | 'DESC' };
}

const header = z
	.object({
		description: optionalText,
		author: optionalText,
		authorName: optionalText,
		authorDisplayName: optionalText,
		created: z.number().nullish(),
		modified: z.number().nullish(),
		tags: z.array(z.object({ name: optionalText }).passthrough()).nullish(),
	})
	.passthrough();

const viewFields = z
	.object({
		view_guid: z.string(),
		view_name: z.string(),
		author_guid: optionalText,
		is_public: z.boolean().nullish(),
	})
	.passthrough();
const detail = z
	.object({
		// what is said of tabs is not documented
		pinboardTabs: z
			.array(z.object({ id: z.string(), name: z.string() }).passthrough())
			.nullish()
			.catch(undefined),
		personalised_views: z.array(viewFields).nullish().catch(undefined),
	})
	.passthrough();

const metadata = z
	.object({
		metadata_id: optionalText,
		metadata_name: optionalText,
		metadata_header: header.nullish().catch(undefined),
		metadata_detail: detail.nullish().catch(undefined),
		visualization_headers: z
			.array(z.object({ id: optionalText, name: optionalText, title: optionalText }).passthrough())
			.nullish()
			.catch(undefined),
	})
	.passthrough();
export type Metadata = z.infer<typeof metadata>;

export const metadataSearch = endpoint<SearchMetadata, Metadata[]>({
	purpose: 'search Liveboards and Answers',
	method: 'POST',
	path: '/metadata/search',
	answer: z.array(metadata),
	repeatable: true,
	privilege: 'view access to the Liveboards and Answers that are looked for',
	since: '9.0.0.cl',
});

export interface Named {
	id: string;
	name: string;
}

const WORDS = {
	LIVEBOARD: { one: 'Liveboard', many: 'Liveboards', path: 'pinboard' },
	ANSWER: { one: 'Answer', many: 'Answers', path: 'saved-answer' },
};

/** What a search looks for besides the type; `text` is a part of the name, and empty where it does not matter. */
export type MetadataQuestion = { text: string } & Pick<
	SearchMetadata,
	'tag_identifiers' | 'created_by_user_identifiers' | 'modified_by_user_identifiers'
>;

/**
 * The Liveboards or Answers that are looked for, by name. ThoughtSpot documents no pages of what it finds by a pattern,
 * so that names are looked at here.
 */
export const metadataPages =
	(
		context: ThoughtSpotContext,
		type: MetadataType,
		{ text, ...question }: MetadataQuestion,
	): ReadPage<Metadata> =>
	async (offset, size) => {
		const found = await callThoughtSpot(context, metadataSearch, {
			body: {
				metadata: [{ type }],
				...question,
				record_offset: offset,
				record_size: size,
				sort_options: { field_name: 'NAME', order: 'ASC' },
			},
		});
		const { entries, next } = pageOf(found, offset, size);
		const part = text.toLowerCase();
		const hasPart = ({ metadata_name: name }: Metadata) => name?.toLowerCase().includes(part);
		return { entries: part === '' ? entries : entries.filter(hasPart), next };
	};

/** ID and name of what was found; nothing of what has no ID. */
export function toNamed({ metadata_id: id, metadata_name: name }: Metadata): Named[] {
	return id ? [{ id, name: name ?? id }] : [];
}

/** Those whose names have a name in them, in any letter case. */
async function namedLike(
	context: ThoughtSpotContext,
	type: MetadataType,
	text: string,
): Promise<Named[]> {
	const found = await firstEntries(metadataPages(context, type, { text }));
	return found.flatMap(toNamed);
}

/** The one of that ID, else those of that name; in another letter case where none is spelled so. */
export async function findMetadata(
	context: ThoughtSpotContext,
	type: MetadataType,
	identifier: string,
): Promise<Named[]> {
	const found = await callThoughtSpot(context, metadataSearch, {
		body: { metadata: [{ type, identifier }] },
	});
	const spelledSo = found.flatMap(toNamed);
	const byId = spelledSo.find(({ id }) => id === identifier);
	if (byId !== undefined) return [byId];
	const all = spelledSo.length > 0 ? spelledSo : await namedLike(context, type, identifier);
	return calledSo(all, identifier);
}

/** The Liveboard or Answer of that name or ID. Throws where there is none, or several. */
export const requireMetadata = oncePerExecution(metadataOf);

async function metadataOf(
	context: ThoughtSpotContext,
	type: MetadataType,
	identifier: string,
): Promise<Named> {
	const words = WORDS[type];
	if (identifier === '') {
		throw new ThoughtSpotError(`No ${words.one} is chosen. Choose one in ${words.one}.`);
	}
	return theOnly(await findMetadata(context, type, identifier), identifier, words);
}

/** The visualizations of a Liveboard, also those without data. */
export const visualizationsOf = oncePerExecution(
	async (context, liveboardId: string): Promise<Named[]> => {
		const [found] = await callThoughtSpot(context, metadataSearch, {
			body: {
				metadata: [{ type: 'LIVEBOARD', identifier: liveboardId }],
				include_visualization_headers: true,
			},
		});
		return (found?.visualization_headers ?? []).flatMap(({ id, name, title }) =>
			id ? [{ id, name: name || title || id }] : [],
		);
	},
);

/** The tabs of a Liveboard; `undefined` where ThoughtSpot does not tell of them, as before 10.11. */
export const tabsOf = oncePerExecution(
	async (context, liveboardId: string): Promise<Named[] | undefined> => {
		const [found] = await callThoughtSpot(context, metadataSearch, {
			body: {
				metadata: [{ type: 'LIVEBOARD', identifier: liveboardId }],
				include_details: true,
				liveboard_response_version: 'V2',
			},
		});
		return found?.metadata_detail?.pinboardTabs?.map(({ id, name }) => ({ id, name }));
	},
);

/**
 * The public personalized views of a Liveboard, and those of this user; `undefined` where ThoughtSpot does not tell of
 * them, as before 26.5.
 */
export const viewsOf = oncePerExecution(
	async (context, liveboardId: string, userId: string): Promise<Named[] | undefined> => {
		const [found] = await callThoughtSpot(context, metadataSearch, {
			body: {
				metadata: [{ type: 'LIVEBOARD', identifier: liveboardId }],
				include_details: true,
				include_personalised_views: true,
			},
		});
		return found?.metadata_detail?.personalised_views
			?.filter(({ is_public: isPublic, author_guid: author }) => isPublic || author === userId)
			.map(({ view_guid: id, view_name: name }) => ({ id, name }));
	},
);

/** Where people look at it in the ThoughtSpot at `baseUrl`. */
export const metadataUrl = (baseUrl: string, type: MetadataType, id: string): string =>
	`${baseUrl}/#/${WORDS[type].path}/${id}`;
