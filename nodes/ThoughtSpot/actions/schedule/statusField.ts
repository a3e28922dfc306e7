import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { ifGiven } from '../../parameters/parameterSchemas';

export const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: 'ACTIVE' },
		{ name: 'Paused', value: 'PAUSE' },
	],
	default: 'ACTIVE',
};

export const statusSchema = ifGiven(z.enum(['ACTIVE', 'PAUSE']));
