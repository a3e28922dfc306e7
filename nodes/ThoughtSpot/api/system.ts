import { z } from 'zod';

import { endpoint } from '../transport/endpoint';
import { optionalText } from './answerFields';

const system = z.object({ release_version: optionalText }).passthrough();

export const getSystem = endpoint<undefined, z.infer<typeof system>>({
	purpose: 'say which release it is',
	method: 'GET',
	path: '/system',
	answer: system,
	repeatable: true,
	privilege: 'ADMINISTRATION or SYSTEM_INFO_ADMINISTRATION',
	since: '9.0.0.cl',
});
