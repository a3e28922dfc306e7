import { z } from 'zod';

const credentialName = z.object({ id: z.string().nullish(), name: z.string() });
const fileNode = z.object({
	name: z.string(),
	type: z.string(),
	typeVersion: z.number(),
	position: z.tuple([z.number(), z.number()]),
	parameters: z.record(z.unknown()),
	id: z.string().optional(),
	webhookId: z.string().optional(),
	disabled: z.boolean().optional(),
	credentials: z.record(credentialName).optional(),
});
const workflowFile = z.object({
	name: z.string(),
	nodes: z.array(fileNode),
	connections: z.record(z.unknown()),
	settings: z.record(z.unknown()).optional(),
});

/** A workflow as n8n exports it: the parts that are needed to import one. */
export type WorkflowFile = z.infer<typeof workflowFile>;
export type WorkflowNode = z.infer<typeof fileNode>;

/** Reads an exported workflow; throws what does not fit. */
export function parseWorkflowFile(text: string): WorkflowFile {
	return workflowFile.parse(JSON.parse(text));
}
