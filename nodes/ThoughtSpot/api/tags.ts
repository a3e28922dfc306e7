import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError } from '../transport/errors';
import type { Identity } from './answerFields';
import { identity } from './answerFields';
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
export const allTags = async (context: ThoughtSpotContext): Promise<Identity[]> =>
	await callThoughtSpot(context, tagSearch, { body: {} });

/** The ID of the tag with that ID or name; throws where there is none. */
export async function requireTag(context: ThoughtSpotContext, identifier: string): Promise<string> {
	const found = (await allTags(context)).find(({ id, name }) => [id, name].includes(identifier));
	if (found !== undefined) return found.id;
	throw new ThoughtSpotError(
		`There is no tag "${identifier}". Check its name or ID in Filters > Tag.`,
		{ status: 404 },
	);
}
