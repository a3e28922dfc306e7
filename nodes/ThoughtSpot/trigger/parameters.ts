import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeProperties,
	IWebhookFunctions,
} from 'n8n-workflow';
import { z } from 'zod';

import { parseParameters } from '../parameters/readParameters';
import { triggerProperties } from './properties';
import { LEAST_SIZE_MB, MOST_SIZE_MB } from './properties/settings';

const saying = (message: string) => ({ errorMap: () => ({ message }) });

const oneOf = <Value extends string>(...values: [Value, ...Value[]]) =>
	z.enum(values, saying(`it takes ${values.join(' or ')}`));

const flag = z.boolean(saying('it takes true or false'));
const word = z.string(saying('it takes a text')).trim();

/** A choice from a list; an expression may also give one text, of one entry or of several with commas. */
const entries = z
	.union(
		[z.array(z.union([z.string(), z.number().transform(String)])), z.string()],
		saying('it takes a text or a list of texts'),
	)
	.transform((given) => {
		const all = typeof given === 'string' ? given.split(',') : given;
		return { given, texts: all.map((entry) => entry.trim()).filter((entry) => entry !== '') };
	})
	// what names nothing would let everything pass
	.refine(
		({ given, texts }) => given.length === 0 || texts.length > 0,
		'it has only empty entries',
	);

/** A name may have commas in it. */
const names = entries.transform(({ given, texts }) =>
	typeof given === 'string' && texts.length > 1 ? [given.trim(), ...texts] : texts,
);

const entriesOf = (...known: string[]) => {
	const spelled = new Map(known.map((entry) => [entry.toLowerCase(), entry]));
	return entries
		.transform(({ texts }) => texts.map((entry) => spelled.get(entry.toLowerCase())))
		.pipe(z.array(z.string(saying(`it takes ${known.join(', ')}`))));
};

const addresses = entries
	.transform(({ texts }) => texts)
	.pipe(z.array(z.string().regex(/^\S+@\S+$/, 'it takes e-mail addresses')));

const sizes = saying(`it takes a number from ${LEAST_SIZE_MB} to ${MOST_SIZE_MB}`);
const size = z
	.union([z.number(), z.string().trim().min(1).transform(Number)], sizes)
	.pipe(z.number(sizes).min(LEAST_SIZE_MB).max(MOST_SIZE_MB));

/** RFC 9110. The few names that every JavaScript object answers to are none. */
const isHeaderName = (name: string) =>
	/^[\w!#$%&'*+.^`|~-]+$/.test(name) && !(name.toLowerCase() in {});

const triggerParameters = z.object({
	event: oneOf('liveboardSchedule', 'kpiAlert'),
	liveboards: names,
	output: oneOf('delivery', 'recipient', 'file'),
	simplify: flag,
	filters: z.object({
		schedules: names,
		fileFormats: entriesOf('csv', 'pdf', 'xlsx'),
		recipientTypes: entriesOf('EXTERNAL_EMAIL', 'USER'),
		recipients: addresses,
		oncePerRun: flag,
		testEvents: oneOf('exclude', 'include', 'only'),
	}),
	registration: oneOf('automatic', 'manual'),
	conflict: oneOf('fail', 'takeOver'),
	channel: oneOf('enable', 'require', 'ignore'),
	settings: z.object({
		acknowledge: oneOf('saved', 'immediately'),
		binaryPrefix: word.regex(/^[^,]+$/, 'it takes a text without commas'),
		deduplicate: flag,
		maxSizeMb: size,
		signatureCovers: oneOf('automatic', 'body', 'payload'),
		signatureHeader: word.refine(isHeaderName, 'it takes the name of an HTTP header'),
		webhookName: word,
	}),
});

export type TriggerParameters = z.infer<typeof triggerParameters>;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A collection holds only what somebody added to it; the rest has its default. */
function completed({ type, options = [] }: INodeProperties, given: unknown): unknown {
	if (type !== 'collection' || !isObject(given)) return given;
	const defaults = options.flatMap((option) =>
		'default' in option ? [[option.name, option.default] as const] : [],
	);
	return { ...Object.fromEntries(defaults), ...given };
}

/**
 * The parameters of the trigger, of which those that are not shown or not set have their default; throws a
 * `ThoughtSpotError` that names the one with a value that does not fit, such as an expression's `null`.
 */
export function readTriggerParameters(
	context: IHookFunctions | IWebhookFunctions | IExecuteFunctions,
): TriggerParameters {
	const set = context.getNode().parameters;
	// 0 is the item in a run; elsewhere a fallback, which a parameter that is set does not need
	const valueOf = ({ name, default: unset }: INodeProperties): unknown =>
		name in set ? context.getNodeParameter(name, 0) : unset;
	const values = triggerProperties
		.filter(({ name }) => name in triggerParameters.shape)
		.map((property) => [property.name, completed(property, valueOf(property))]);
	const parameters = parseParameters(
		triggerParameters,
		Object.fromEntries(values),
		triggerProperties,
	);
	// ThoughtSpot has no API for the webhooks of KPI alerts
	return parameters.event === 'kpiAlert' ? { ...parameters, registration: 'manual' } : parameters;
}
