import type { Answer, Liveboard } from '../model';
import type { World } from '../world';

export type MetadataType = 'LIVEBOARD' | 'ANSWER';

interface Shown {
	header: boolean;
	visualizations: boolean;
	details: boolean;
	views: boolean;
	tabs: boolean;
}

type Entry = (Liveboard | Answer) & { type: MetadataType };

function header(world: World, entry: Entry) {
	const author = world.users.get(entry.authorId);
	return {
		id: entry.id,
		name: entry.name,
		description: entry.description,
		author: entry.authorId,
		authorName: author?.name ?? entry.authorId,
		authorDisplayName: author?.displayName ?? entry.authorId,
		created: entry.createdAt,
		modified: entry.modifiedAt,
		modifiedBy: entry.modifiedBy,
		owner: entry.id,
		tags: entry.tagIds.map((id) => ({ id, name: world.tags.get(id)?.name ?? id })),
		isDeleted: false,
		isHidden: false,
	};
}

/** Also a private view of another user is shown, as in the documentation's sample. */
function personalisedViews(world: World, { views }: Entry) {
	return views.map(({ id, name, authorId, isPublic }) => ({
		view_guid: id,
		view_name: name,
		author_guid: authorId,
		author_name: world.users.get(authorId)?.name ?? authorId,
		is_public: isPublic,
	}));
}

/** The details of the real ThoughtSpot are larger; here are those that are known, in a form that is not. */
function detail(world: World, entry: Entry, { views, tabs }: Shown) {
	return {
		header: { id: entry.id, name: entry.name },
		...(tabs && 'tabs' in entry && { pinboardTabs: entry.tabs }),
		...(views &&
			entry.type === 'LIVEBOARD' && { personalised_views: personalisedViews(world, entry) }),
	};
}

/** Something found by a metadata search. */
export function metadataBody(world: World, entry: Entry, shown: Shown) {
	const tiles = 'visualizations' in entry ? entry.visualizations : [];
	return {
		metadata_id: entry.id,
		metadata_name: entry.name,
		metadata_type: entry.type,
		metadata_obj_id: null,
		dependent_objects: null,
		incomplete_objects: null,
		metadata_detail: shown.details ? detail(world, entry, shown) : null,
		metadata_header: shown.header ? header(world, entry) : null,
		visualization_headers: shown.visualizations
			? tiles.map(({ id, name }) => ({ id, name, title: name }))
			: null,
		stats: null,
	};
}
