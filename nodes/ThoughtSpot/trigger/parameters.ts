import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeProperties,
	IWebhookFunctions,
} from 'n8n-workflow';
import { z } from 'zod';

import { addressesParameter, choicesOf, namesParameter } from '../parameters/parameterSchemas';
import { isHeaderName } from '../parameters/headerName';
import { isObject } from '../parameters/plainObject';
import { parseParameters } from '../parameters/readParameters';
import { triggerProperties } from './properties';
import { LEAST_SIZE_MB, MOST_SIZE_MB } from './properties/settings';

const text = z.string().trim();

const saying = (message: string) => ({ errorMap: () => ({ message }) });

const sizes = saying(`it takes a number from ${LEAST_SIZE_MB} to ${MOST_SIZE_MB}`);
const size = z
	.union([z.number(), z.string().trim().min(1).transform(Number)], sizes)
	.pipe(z.number(sizes).min(LEAST_SIZE_MB).max(MOST_SIZE_MB));

/** The few names that every JavaScript object answers to are none. */
const isReadableHeader = (name: string) => isHeaderName(name) && !(name.toLowerCase() in {});

const triggerParameters = z.object({
	event: z.enum(['liveboardSchedule', 'kpiAlert']),
	liveboards: namesParameter,
	output: z.enum(['delivery', 'recipient', 'file']),
	simplify: z.boolean(),
	filters: z.object({
		schedules: namesParameter,
		fileFormats: choicesOf('csv', 'pdf', 'xlsx'),
		recipientTypes: choicesOf('EXTERNAL_EMAIL', 'USER'),
		recipients: addressesParameter,
		oncePerRun: z.boolean(),
		testEvents: z.enum(['exclude', 'include', 'only']),
	}),
	registration: z.enum(['automatic', 'manual']),
	conflict: z.enum(['fail', 'takeOver']),
	channel: z.enum(['enable', 'require', 'ignore']),
	settings: z.object({
		acknowledge: z.enum(['saved', 'immediately']),
		binaryPrefix: text.regex(/^[^,]+$/, 'it takes a text without commas'),
		deduplicate: z.boolean(),
		maxSizeMb: size,
		signatureCovers: z.enum(['automatic', 'body', 'payload']),
		signatureHeader: text.refine(isReadableHeader, 'it takes the name of an HTTP header'),
		webhookName: text,
	}),
});

export type TriggerParameters = z.infer<typeof triggerParameters>;

const receivingParameters = triggerParameters.pick({
	event: true,
	registration: true,
	settings: true,
});

export type ReceivingParameters = z.infer<typeof receivingParameters>;

/** A collection holds only what somebody added to it; the rest has its default. */
function completed({ type, options = [] }: INodeProperties, given: unknown): unknown {
	if (type !== 'collection' || !isObject(given)) return given;
	const defaults = options.flatMap((option) =>
		'default' in option ? [[option.name, option.default] as const] : [],
	);
	return { ...Object.fromEntries(defaults), ...given };
}

type TriggerContext = IHookFunctions | IWebhookFunctions | IExecuteFunctions;

function read<Shape extends z.ZodRawShape>(
	context: TriggerContext,
	schema: z.ZodObject<Shape>,
): z.output<z.ZodObject<Shape>> {
	const set = context.getNode().parameters;
	// 0 is the item in a run; elsewhere a fallback, which a parameter that is set does not need
	const valueOf = ({ name, default: unset }: INodeProperties): unknown =>
		name in set ? context.getNodeParameter(name, 0) : unset;
	const values = triggerProperties
		.filter(({ name }) => name in schema.shape)
		.map((property) => [property.name, completed(property, valueOf(property))]);
	return parseParameters(schema, Object.fromEntries(values), triggerProperties);
}

/** ThoughtSpot has no API for the webhooks of KPI alerts. */
const withoutApi = <Parameters extends Pick<TriggerParameters, 'event' | 'registration'>>(
	parameters: Parameters,
): Parameters =>
	parameters.event === 'kpiAlert' ? { ...parameters, registration: 'manual' } : parameters;

/**
 * The parameters of the trigger, of which those that are not shown or not set have their default; throws a
 * `ThoughtSpotError` that names the one with a value that does not fit, such as an expression's `null`.
 */
export const readTriggerParameters = (context: TriggerContext): TriggerParameters =>
	withoutApi(read(context, triggerParameters));

/** The same, but only what a delivery is verified and passed on by, whatever becomes of it here. */
export const readReceivingParameters = (context: TriggerContext): ReceivingParameters =>
	withoutApi(read(context, receivingParameters));
