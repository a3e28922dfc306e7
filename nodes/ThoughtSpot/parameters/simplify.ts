import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { booleanParameter } from './parameterSchemas';
import { readParameters } from './readParameters';

export const simplifyParameter: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

const choice = z.object({ simplify: booleanParameter.default(true) });

/** Whether the items are to be simplified, or ThoughtSpot's own. */
export const isSimplified = (context: IExecuteFunctions, itemIndex: number): boolean =>
	readParameters(context, itemIndex, [simplifyParameter], choice).simplify;
