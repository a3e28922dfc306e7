import type { Liveboard } from '../model';
import { inOrder, matcher, page } from './listing';
import type { Handler } from './operation';
import { ok } from './operation';

interface SearchMetadataRequest {
	metadata?: Array<{ identifier?: string; name_pattern?: string; type?: string }>;
	include_headers: boolean;
	include_visualization_headers: boolean;
	record_offset: number;
	record_size: number;
	sort_options?: { field_name?: string; order?: string };
}

/** This ThoughtSpot knows Liveboards only; other types of metadata are never found. */
export const searchMetadata: Handler = ({ world, body }, { orgId }) => {
	const request = body<SearchMetadataRequest>();
	const wanted = request.metadata ?? [{}];
	const matches = (liveboard: Liveboard) =>
		wanted.some(
			({ identifier, name_pattern: pattern, type = 'LIVEBOARD' }) =>
				type === 'LIVEBOARD' &&
				(!identifier || [liveboard.id, liveboard.name].includes(identifier)) &&
				matcher(pattern)(liveboard.name),
		);
	const found = [...world.liveboards.values()].filter(
		(liveboard) => liveboard.orgId === orgId && matches(liveboard),
	);
	return ok(
		page(inOrder(found, request), request).map(({ id, name, createdAt }) => ({
			metadata_id: id,
			metadata_name: name,
			metadata_type: 'LIVEBOARD',
			metadata_obj_id: null,
			dependent_objects: null,
			incomplete_objects: null,
			metadata_detail: null,
			metadata_header: request.include_headers
				? { id, name, author: world.admin.id, authorName: world.admin.name, created: createdAt }
				: null,
			visualization_headers: request.include_visualization_headers ? [] : null,
			stats: null,
		})),
	);
};
