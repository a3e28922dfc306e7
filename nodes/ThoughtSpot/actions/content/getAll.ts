import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { Metadata, MetadataQuestion, MetadataType } from '../../api/metadata';
import { metadataUrl, metadataPages } from '../../api/metadata';
import { firstEntries, firstFitting } from '../../api/pages';
import { requireUserIdentifier } from '../../api/people';
import { requireTag } from '../../api/tags';
import { isoTime } from '../../message/time';
import { filtersOf } from '../../parameters/collections';
import { filterTime } from '../../parameters/filterTime';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { nameOrIdParameter, trimmedText } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import { baseUrlOf } from '../../transport/client';
import type { Operation } from '../operation';

const contentFilters = (many: string): INodeProperties =>
	filtersOf([
		{
			displayName: 'Author',
			name: 'author',
			type: 'string',
			default: '',
			placeholder: 'e.g. anna@example.com',
			description: `Only ${many} that this user created. Sign-in name, email address or ID of the user.`,
		},
		{
			displayName: 'Modified After',
			name: 'modifiedAfter',
			type: 'dateTime',
			default: '',
			description: `Only ${many} that were changed after this time`,
		},
		{
			displayName: 'Modified By',
			name: 'modifiedBy',
			type: 'string',
			default: '',
			placeholder: 'e.g. anna@example.com',
			description: `Only ${many} that this user changed last. Sign-in name, email address or ID of the user.`,
		},
		{
			displayName: 'Name Contains',
			name: 'name',
			type: 'string',
			default: '',
			description: `Only ${many} with this in their name, in upper or lower case`,
		},
		{
			displayName: 'Tag',
			name: 'tag',
			type: 'string',
			default: '',
			description: `Only ${many} with this tag. Name or ID of the tag.`,
		},
	]);

const choice = z.object({
	filters: z
		.object({
			author: nameOrIdParameter,
			modifiedAfter: z.unknown(),
			modifiedBy: nameOrIdParameter,
			name: trimmedText,
			tag: nameOrIdParameter,
		})
		.default({}),
});

async function userId(context: IExecuteFunctions, identifier: string, field: string) {
	const remedy = `Check the sign-in name, email address or ID in Filters > ${field}.`;
	return await requireUserIdentifier(context, identifier, remedy);
}

/** With the field names of the trigger's items. */
function simplified(found: Metadata, type: MetadataType, baseUrl: string) {
	const { metadata_id: id, metadata_name: name, metadata_header: header } = found;
	return {
		id: id ?? null,
		name: name ?? null,
		url: id ? metadataUrl(baseUrl, type, id) : null,
		description: header?.description || null,
		author: {
			id: header?.author ?? null,
			name: header?.authorDisplayName || header?.authorName || null,
			signInName: header?.authorName ?? null,
		},
		tags: (header?.tags ?? []).flatMap((tag) => tag.name ?? []),
		createdAt: isoTime(header?.created),
		modifiedAt: isoTime(header?.modified),
	};
}

/** Get Many of Liveboards or of Answers. */
export function getAllOf(type: MetadataType, many: string): Operation {
	const parameters = [...paginationParameters, simplifyParameter, contentFilters(many)];
	return {
		name: 'Get Many',
		value: 'getAll',
		action: `Get many ${many}`,
		description: `Get many ${many} with ID, name, author and tags; by name, tag, author or time of change`,
		parameters,
		async execute(context, itemIndex) {
			const { filters } = readParameters(context, itemIndex, parameters, choice);
			const since = filterTime(context, 'Modified After', filters.modifiedAfter);
			const question: MetadataQuestion = {
				text: filters.name,
				...(filters.tag && { tag_identifiers: [await requireTag(context, filters.tag)] }),
				...(filters.author && {
					created_by_user_identifiers: [await userId(context, filters.author, 'Author')],
				}),
				...(filters.modifiedBy && {
					modified_by_user_identifiers: [await userId(context, filters.modifiedBy, 'Modified By')],
				}),
			};
			const pages = metadataPages(context, type, question);
			const most = wantedResults(context, itemIndex);
			const isSince = ({ metadata_header: header }: Metadata) =>
				since === undefined || (header?.modified ?? 0) > since;
			const found =
				since === undefined && filters.name === ''
					? await firstEntries(pages, most)
					: await firstFitting(pages, isSince, most);
			if (!isSimplified(context, itemIndex)) return found;
			const baseUrl = await baseUrlOf(context);
			return found.map((entry) => simplified(entry, type, baseUrl));
		},
	};
}
