import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

export const DEFAULT_SIGNATURE_HEADER = 'X-Webhook-Signature';
export const DEFAULT_MAX_SIZE_MB = 32;
export const DEFAULT_BINARY_PREFIX = 'attachment_';

/** A choice from a list; an expression may also give one text, of one entry or of several with commas. */
const choice = z
	.union([
		z.array(z.union([z.string(), z.number().transform(String)])),
		z.string().transform((text) => [text, ...text.split(',')]),
	])
	.transform((entries) => entries.map((entry) => entry.trim()).filter((entry) => entry !== ''));

/** What n8n evaluated from expressions is checked here, once. */
const triggerParameters = z.object({
	registration: z.enum(['automatic', 'manual']).catch('automatic'),
	conflict: z.enum(['fail', 'takeOver']).catch('fail'),
	channel: z.enum(['enable', 'require', 'ignore']).catch('enable'),
	simplify: z.boolean().catch(true),
	output: z.enum(['delivery', 'recipient', 'file']).catch('delivery'),
	filters: z
		.object({
			liveboards: choice.catch([]),
			schedules: choice.catch([]),
			fileFormats: choice.catch([]),
			recipientTypes: choice.catch([]),
			testEvents: z.enum(['include', 'exclude', 'only']).catch('include'),
		})
		.default({}),
	settings: z
		.object({
			acknowledge: z.enum(['saved', 'immediately']).catch('saved'),
			binaryPrefix: z.string().min(1).catch(DEFAULT_BINARY_PREFIX),
			deduplicate: z.boolean().catch(true),
			kpiAlerts: z.boolean().catch(false),
			maxSizeMb: z.coerce.number().positive().catch(DEFAULT_MAX_SIZE_MB),
			signatureHeader: z.string().trim().min(1).catch(DEFAULT_SIGNATURE_HEADER),
			webhookName: z.string().trim().catch(''),
		})
		.default({}),
});
export type TriggerParameters = z.infer<typeof triggerParameters>;

export function readTriggerParameters(
	context: IHookFunctions | IWebhookFunctions,
): TriggerParameters {
	// n8n leaves out what the editor does not show, and throws where there is no value to fall back on
	const read = (name: string) => context.getNodeParameter(name, null) ?? undefined;
	return triggerParameters.parse(
		Object.fromEntries(Object.keys(triggerParameters.shape).map((name) => [name, read(name)])),
	);
}
