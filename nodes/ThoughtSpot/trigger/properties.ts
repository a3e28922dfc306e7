import type { INodeProperties } from 'n8n-workflow';

import { filters } from './properties/filters';
import { registrationProperties } from './properties/registration';
import { reportProperties } from './properties/reports';
import { settings } from './properties/settings';

// With this hidden parameter, and typeVersion exactly 1, n8n leaves the request body as it came, which the
// signature needs. n8n looks for it under this name, so nothing else may be called `options`.
const rawBody: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'hidden',
	default: { binaryData: true },
};

/** In the order in which the editor shows them: what people came for first. */
export const triggerProperties: INodeProperties[] = [
	...reportProperties,
	filters,
	...registrationProperties,
	settings,
	rawBody,
];
