import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

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

export const statusSchema = z.enum(['ACTIVE', 'PAUSE']).optional();
