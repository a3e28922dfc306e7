import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

export const DEFAULT_SIGNATURE_HEADER = 'X-Webhook-Signature';
export const DEFAULT_MAX_SIZE_MB = 32;
export const DEFAULT_BINARY_PREFIX = 'attachment_';

/** What n8n evaluated from expressions is checked here, once. */
const triggerParameters = z.object({
	registration: z.enum(['automatic', 'manual']).catch('automatic'),
	conflict: z.enum(['fail', 'takeOver']).catch('fail'),
	channel: z.enum(['enable', 'require', 'ignore']).catch('enable'),
	simplify: z.boolean().catch(true),
	output: z.enum(['delivery', 'recipient', 'file']).catch('delivery'),
	filters: z
		.object({
			liveboards: z.array(z.string()).catch([]),
			schedules: z.array(z.string()).catch([]),
			fileFormats: z.array(z.string()).catch([]),
			recipientTypes: z.array(z.string()).catch([]),
			testEvents: z.enum(['include', 'exclude', 'only']).catch('include'),
		})
		.default({}),
	settings: z
		.object({
			acknowledge: z.enum(['saved', 'immediately']).catch('saved'),
			binaryPrefix: z.string().min(1).catch(DEFAULT_BINARY_PREFIX),
			deduplicate: z.boolean().catch(true),
			kpiAlerts: z.boolean().catch(false),
			maxSizeMb: z.number().positive().catch(DEFAULT_MAX_SIZE_MB),
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
