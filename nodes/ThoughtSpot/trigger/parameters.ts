import { z } from 'zod';

import {
	addressesParameter,
	booleanParameter,
	choicesOf,
	namesParameter,
	textParameter,
} from '../parameters/parameterSchemas';
import { isHeaderName } from '../transport/exchange';
import type { TriggerContext } from '../parameters/readWithDefaults';
import { readWithDefaults } from '../parameters/readWithDefaults';
import { trimmed } from '../transport/trimmed';
import { triggerProperties } from './properties';
import { LEAST_SIZE_MB, MOST_SIZE_MB } from './properties/settings';

const text = textParameter.transform(trimmed);

const saying = (message: string) => ({ errorMap: () => ({ message }) });

const sizes = saying(`it takes a number from ${LEAST_SIZE_MB} to ${MOST_SIZE_MB}`);
const size = z
	.union([z.number(), text.transform((given) => (given === '' ? NaN : Number(given)))], sizes)
	.pipe(z.number(sizes).min(LEAST_SIZE_MB).max(MOST_SIZE_MB));

const MOST_HEADER_CHARACTERS = 100;

/** The few names that every JavaScript object answers to are none. */
const isReadableHeader = (name: string) =>
	isHeaderName(name) && name.length <= MOST_HEADER_CHARACTERS && !(name.toLowerCase() in {});

const settings = z.object({
	acknowledge: z.enum(['saved', 'immediately']),
	binaryPrefix: text.pipe(z.string().regex(/^[^,]+$/, 'it takes a text without commas')),
	deduplicate: booleanParameter,
	maxSizeMb: size,
	signatureCovers: z.enum(['automatic', 'body', 'payload']),
	signatureHeader: z
		.string()
		.transform(trimmed)
		.refine(isReadableHeader, 'it takes the name of an HTTP header'),
	webhookName: text,
});

const triggerParameters = z.object({
	event: z.enum(['liveboardSchedule', 'kpiAlert']),
	liveboards: namesParameter,
	output: z.enum(['delivery', 'recipient', 'file']),
	simplify: booleanParameter,
	filters: z.object({
		schedules: namesParameter,
		fileFormats: choicesOf('csv', 'pdf', 'xlsx'),
		recipientTypes: choicesOf('EXTERNAL_EMAIL', 'USER'),
		recipients: addressesParameter,
		oncePerRun: booleanParameter,
		testEvents: z.enum(['exclude', 'include', 'only']),
	}),
	registration: z.enum(['automatic', 'manual']),
	conflict: z.enum(['fail', 'takeOver']),
	channel: z.enum(['enable', 'require', 'ignore']),
	settings,
});

export type TriggerParameters = z.infer<typeof triggerParameters>;

const receivingParameters = triggerParameters.pick({ event: true, registration: true }).extend({
	settings: settings.pick({ maxSizeMb: true, signatureCovers: true, signatureHeader: true }),
});

export type ReceivingParameters = z.infer<typeof receivingParameters>;

const registrationParameters = triggerParameters.pick({ event: true, registration: true });

/** Who makes the webhook, and for what. */
export type Registration = z.infer<typeof registrationParameters>;

/** ThoughtSpot has no API for the webhooks of KPI alerts. */
const withoutApi = <Parameters extends Registration>(parameters: Parameters): Parameters =>
	parameters.event === 'kpiAlert' ? { ...parameters, registration: 'manual' } : parameters;

/**
 * The parameters of the trigger, of which those that are not shown or not set have their default; throws a
 * `ThoughtSpotError` that names the one with a value that does not fit, such as an expression's `null`.
 */
export const readTriggerParameters = (context: TriggerContext): TriggerParameters =>
	withoutApi(readWithDefaults(context, triggerParameters, triggerProperties));

/** The same, but only what a delivery is verified and passed on by, whatever becomes of it here. */
export const readReceivingParameters = (context: TriggerContext): ReceivingParameters =>
	withoutApi(readWithDefaults(context, receivingParameters, triggerProperties));

/** The same, but only what publishing and unpublishing have in common. */
export const readRegistration = (context: TriggerContext): Registration =>
	withoutApi(readWithDefaults(context, registrationParameters, triggerProperties));
