import { z } from 'zod';

import { endpoint } from '../transport/endpoint';
import { optionalText } from './answerFields';
import { VIEW_LIVEBOARD } from './privileges';

export interface SearchMetadata {
	metadata: Array<{ type: 'LIVEBOARD'; name_pattern?: string }>;
	record_offset?: number;
	record_size?: number;
	sort_options?: { field_name?: 'NAME' | 'MODIFIED'; order?: 'ASC' | 'DESC' };
}

const liveboards = z.array(
	z.object({ metadata_id: optionalText, metadata_name: optionalText }).passthrough(),
);

export const searchMetadata = endpoint<SearchMetadata, z.infer<typeof liveboards>>({
	purpose: 'search Liveboards',
	method: 'POST',
	path: '/metadata/search',
	answer: liveboards,
	repeatable: true,
	privilege: VIEW_LIVEBOARD,
	since: '9.0.0.cl',
});
