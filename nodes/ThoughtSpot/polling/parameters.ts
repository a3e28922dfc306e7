import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { namesParameter } from '../parameters/parameterSchemas';
import { parseParameters } from '../parameters/readParameters';
import { properties } from './properties';

const schema = z.object({
	liveboards: namesParameter,
	attachReport: z.boolean(),
	filters: z.object({
		schedules: namesParameter.default([]),
		status: z.enum(['failed', 'failedOrRetrying']).default('failed'),
	}),
});

export type PollingParameters = z.output<typeof schema>;

/** The parameters of the trigger; throws a `ThoughtSpotError` that names the one that does not fit. */
export function readPollingParameters(context: IPollFunctions): PollingParameters {
	const set = context.getNode().parameters;
	const values = properties.map(({ name, default: unset }) => [
		name,
		name in set ? context.getNodeParameter(name) : unset,
	]);
	return parseParameters(schema, Object.fromEntries(values), properties);
}
