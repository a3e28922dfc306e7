import type { IPollFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { booleanParameter, namesParameter } from '../parameters/parameterSchemas';
import { readWithDefaults } from '../parameters/readWithDefaults';
import { properties } from './properties';

const schema = z.object({
	liveboards: namesParameter,
	attachReport: booleanParameter,
	filters: z.object({
		schedules: namesParameter,
		status: z.enum(['failed', 'failedOrRetrying']),
	}),
});

export type PollingParameters = z.output<typeof schema>;

/** The parameters of the trigger; throws a `ThoughtSpotError` that names the one that does not fit. */
export const readPollingParameters = (context: IPollFunctions): PollingParameters =>
	readWithDefaults(context, schema, properties);
