import { z } from 'zod';

import { endpoint } from '../transport/endpoint';
import { optionalText } from './answerFields';
import { VIEW_LIVEBOARD } from './privileges';

export interface SearchSchedules {
	metadata?: Array<{ identifier: string; type: 'LIVEBOARD' }>;
	record_offset?: number;
	record_size?: number;
}

const schedules = z.array(
	z
		.object({
			id: z.string(),
			name: z.string(),
			metadata: z.object({ id: optionalText, name: optionalText }).passthrough().nullish(),
		})
		.passthrough(),
);

export const searchSchedules = endpoint<SearchSchedules, z.infer<typeof schedules>>({
	purpose: 'search schedules',
	method: 'POST',
	path: '/schedules/search',
	answer: schedules,
	repeatable: true,
	privilege: VIEW_LIVEBOARD,
	since: '9.4.0.cl',
});
