import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError } from '../transport/errors';
import { oncePerExecution } from '../transport/oncePerExecution';
import { quoted } from '../transport/quoted';
import type { Identity } from './answerFields';
import { identity } from './answerFields';
import { calledSo } from './named';
import { SIGN_IN } from './privileges';

export interface SearchTags {
	tag_identifier?: string;
}

export const tagSearch = endpoint<SearchTags, Identity[]>({
	purpose: 'search tags',
	method: 'POST',
	path: '/tags/search',
	answer: z.array(identity),
	repeatable: true,
	privilege: SIGN_IN,
	since: '9.0.0.cl',
});

/** All tags, of which there are few. */
const allTags = oncePerExecution(
	async (context): Promise<Identity[]> => await callThoughtSpot(context, tagSearch, { body: {} }),
);

/** The ID of the tag with that name or ID, in any letter case; throws where there is none, or several. */
export async function requireTag(context: ThoughtSpotContext, identifier: string): Promise<string> {
	const tags = await allTags(context);
	const byId = tags.filter(({ id }) => id === identifier);
	const [tag, ...others] = byId.length > 0 ? byId : calledSo(tags, identifier);
	if (tag !== undefined && others.length === 0) return tag.id;
	throw new ThoughtSpotError(
		tag === undefined
			? `There is no tag ${quoted(identifier)}. Check its name or ID in Filters > Tag.`
			: `There are ${others.length + 1} tags with the name ${quoted(identifier)}. Enter the ID in Filters > Tag.`,
		{ status: 404 },
	);
}
