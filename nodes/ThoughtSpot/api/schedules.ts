import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { optionalText } from './answerFields';
import type { Page } from './pages';
import { pageOf } from './pages';
import { VIEW_LIVEBOARD } from './privileges';

export interface SearchSchedules {
	metadata?: Array<{ identifier: string; type: 'LIVEBOARD' }>;
	schedule_identifiers?: string[];
	record_offset?: number;
	record_size?: number;
}

const schedule = z
	.object({
		id: z.string(),
		name: z.string(),
		metadata: z.object({ id: optionalText, name: optionalText }).passthrough().nullish(),
	})
	.passthrough();
export type Schedule = z.infer<typeof schedule>;

export const scheduleSearch = endpoint<SearchSchedules, Schedule[]>({
	purpose: 'search schedules',
	method: 'POST',
	path: '/schedules/search',
	answer: z.array(schedule),
	repeatable: true,
	privilege: VIEW_LIVEBOARD,
	since: '9.4.0.cl',
});

/** Up to `size` schedules from an offset on; of a Liveboard, by its ID or name, or of all where it is empty. */
export async function schedulePage(
	context: ThoughtSpotContext,
	liveboard: string,
	offset: number,
	size: number,
): Promise<Page<Schedule>> {
	const found = await callThoughtSpot(context, scheduleSearch, {
		body: {
			...(liveboard === '' ? {} : { metadata: [{ identifier: liveboard, type: 'LIVEBOARD' }] }),
			record_offset: offset,
			record_size: size,
		},
	});
	return pageOf(found, offset, size);
}

/** ThoughtSpot cuts a page before it looks at the identifiers, so they are searched without pages. */
const WITHOUT_PAGES = { record_offset: 0, record_size: -1 };

/** The schedules of these IDs or names that this user sees. */
export async function findSchedules(
	context: ThoughtSpotContext,
	identifiers: string[],
): Promise<Schedule[]> {
	if (identifiers.length === 0) return [];
	return await callThoughtSpot(context, scheduleSearch, {
		body: { schedule_identifiers: identifiers, ...WITHOUT_PAGES },
	});
}
