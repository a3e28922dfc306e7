import { mayView, permission } from '../access';
import type { MetadataType } from '../bodies/metadata';
import { metadataBody } from '../bodies/metadata';
import type { Answer, Liveboard } from '../model';
import type { Session } from '../session';
import type { World } from '../world';
import { inOrder, matcher, page } from './listing';
import type { Handler } from './operation';
import { ok } from './operation';

interface Wanted {
	identifier?: string;
	obj_identifier?: string;
	name_pattern?: string;
	type?: string;
}

interface SearchMetadataRequest {
	metadata?: Wanted[];
	permissions?: Array<{ principal: { identifier: string }; share_mode: string }>;
	created_by_user_identifiers?: string[];
	modified_by_user_identifiers?: string[];
	exclude_objects?: Array<{ identifier: string; type: string }>;
	favorite_object_options?: { include: boolean; user_identifiers?: string[] };
	tag_identifiers?: string[];
	include_headers: boolean;
	include_visualization_headers: boolean;
	include_details: boolean;
	include_personalised_views?: boolean;
	liveboard_response_version?: 'V1' | 'V2';
	record_offset: number;
	record_size: number;
	sort_options?: { field_name?: string; order?: string };
}

type Entry = (Liveboard | Answer) & { type: MetadataType };

/** This ThoughtSpot has Liveboards and Answers only; other types of metadata are never found. */
function everything({ liveboards, answers }: World): Entry[] {
	return [
		...[...liveboards.values()].map((entry): Entry => ({ ...entry, type: 'LIVEBOARD' })),
		...[...answers.values()].map((entry): Entry => ({ ...entry, type: 'ANSWER' })),
	];
}

/** Without a type Liveboards are meant, as the documentation says; the OpenAPI document says everything. */
const isOfType =
	({ id, name, type }: Entry) =>
	({ identifier, type: wanted = 'LIVEBOARD' }: Wanted): boolean =>
		type === wanted && (!identifier || [id, name].includes(identifier));

/** A pattern is not among what the OpenAPI document pages by: it is applied to the page. */
const fits =
	(entry: Entry) =>
	(wanted: Wanted): boolean =>
		isOfType(entry)(wanted) && matcher(wanted.name_pattern)(entry.name);

function isBy(world: World, userId: string, identifiers: readonly string[] | undefined): boolean {
	return !identifiers || identifiers.some((one) => world.userNamed(one)?.id === userId);
}

function hasTag(world: World, { tagIds }: Entry, identifiers: readonly string[] = []): boolean {
	const tags = tagIds.flatMap((id) => world.tags.get(id) ?? []);
	return (
		identifiers.length === 0 ||
		tags.some(({ id, name }) => identifiers.includes(id) || identifiers.includes(name))
	);
}

function isFavorite(
	world: World,
	{ user }: Session,
	{ favoriteOf }: Entry,
	{ favorite_object_options: options }: SearchMetadataRequest,
): boolean {
	if (!options?.include) return true;
	const users = options.user_identifiers?.map((one) => world.userNamed(one)?.id) ?? [user.id];
	return users.some((id) => id !== undefined && favoriteOf.includes(id));
}

const isExcluded = (
	{ id, name, type }: Entry,
	{ exclude_objects: excluded }: SearchMetadataRequest,
) => excluded?.some((one) => one.type === type && [id, name].includes(one.identifier)) ?? false;

/** As little as a pattern: pages may be short in between. */
function isSharedAs(world: World, entry: Entry, { permissions }: SearchMetadataRequest): boolean {
	return (
		permissions?.every(({ principal, share_mode: mode }) => {
			const user = world.userNamed(principal.identifier);
			return (user && (permission(world, user, entry) ?? 'NO_ACCESS')) === mode;
		}) ?? true
	);
}

export const searchMetadata: Handler = ({ world, body }, session) => {
	const request = body<SearchMetadataRequest>();
	const wanted = request.metadata ?? [{}];
	const found = everything(world)
		.filter((entry) => mayView(world, session, entry) && wanted.some(isOfType(entry)))
		.filter((entry) => isBy(world, entry.authorId, request.created_by_user_identifiers))
		.filter((entry) => isBy(world, entry.modifiedBy, request.modified_by_user_identifiers))
		.filter((entry) => hasTag(world, entry, request.tag_identifiers))
		.filter((entry) => isFavorite(world, session, entry, request) && !isExcluded(entry, request));
	const shown = {
		header: request.include_headers,
		visualizations: request.include_visualization_headers,
		details: request.include_details,
		views: request.include_personalised_views ?? false,
		tabs: request.liveboard_response_version === 'V2',
	};
	return ok(
		page(inOrder(found, request), request)
			.filter((entry) => wanted.some(fits(entry)) && isSharedAs(world, entry, request))
			.map((entry) => metadataBody(world, entry, shown)),
	);
};

export const searchTags: Handler = ({ world, body }) => {
	const {
		tag_identifier: identifier,
		name_pattern: pattern,
		color,
	} = body<{
		tag_identifier?: string;
		name_pattern?: string;
		color?: string;
	}>();
	const found = [...world.tags.values()]
		.filter(({ id, name }) => !identifier || [id, name].includes(identifier))
		.filter((tag) => matcher(pattern)(tag.name) && (!color || tag.color === color));
	return ok(
		found.map((tag) => ({
			id: tag.id,
			name: tag.name,
			color: tag.color,
			deleted: false,
			hidden: false,
			external: false,
			deprecated: false,
			creation_time_in_millis: tag.createdAt,
			modification_time_in_millis: tag.createdAt,
			author_id: world.admin.id,
			modifier_id: world.admin.id,
			owner_id: tag.id,
		})),
	);
};
