import type {
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

/**
 * What no community trigger can do without: it reads the body as it came, has n8n store it as one file, and starts
 * the workflow. It verifies nothing, parses nothing and recognises no repeat.
 */
export class LeastTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Least Trigger',
		name: 'leastTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Starts the workflow with the body of a request',
		defaults: { name: 'Least Trigger' },
		inputs: [],
		outputs: ['main'],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', path: 'webhook', responseMode: 'onReceived' },
		],
		properties: [
			// n8n then leaves the body alone
			{ displayName: 'Options', name: 'options', type: 'hidden', default: { binaryData: true } },
		],
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const chunks: Buffer[] = [];
		for await (const chunk of this.getRequestObject()) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks);
		const data = await this.helpers.prepareBinaryData(body, 'body', 'application/octet-stream');
		return { workflowData: [[{ json: {}, binary: { data } }]] };
	}
}
