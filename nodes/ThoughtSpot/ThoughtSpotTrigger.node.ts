import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { credentialTest } from './methods/checkCredential';
import { loadOptions } from './methods/loadOptions';
import { handleDelivery } from './trigger/receiving/handleDelivery';
import { handleRun } from './trigger/receiving/handleRun';
import { triggerProperties } from './trigger/properties';
import { join } from './trigger/registration/join';
import { leave } from './trigger/registration/leave';

export class ThoughtSpotTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThoughtSpot Trigger',
		name: 'thoughtSpotTrigger',
		icon: {
			light: 'file:../../icons/thoughtspot.svg',
			dark: 'file:../../icons/thoughtspot.dark.svg',
		},
		group: ['trigger'],
		// exactly 1: n8n lets no other version read the body as it came, and the signature covers it
		version: 1,
		subtitle: '={{({ liveboardSchedule: "Liveboard schedule" })[$parameter["event"]]}}',
		description: 'Starts the workflow when a scheduled Liveboard report is delivered',
		eventTriggerDescription: 'Waiting for a delivery from ThoughtSpot',
		activationMessage:
			'ThoughtSpot now delivers the scheduled Liveboards of this Org to this workflow.',
		triggerPanel: {
			header: 'Receive scheduled Liveboards',
			executionsHelp: {
				inactive:
					'<b>While you build</b>, click Execute step: the webhook in ThoughtSpot points to this editor for one delivery, or two minutes. Then send a test event or run a schedule in ThoughtSpot.<br /><br /><b>When it works</b>, publish the workflow: ThoughtSpot then delivers every scheduled Liveboard here.',
				active:
					'<b>While you build</b>, click Execute step: the live webhook is borrowed for one delivery, or two minutes, and given back. A real report that arrives meanwhile also runs the live workflow.<br /><br /><b>Deliveries to the live workflow</b> are in the list of executions.',
			},
			activationHint:
				'Publish the workflow, and ThoughtSpot delivers every scheduled Liveboard here.',
		},
		defaults: { name: 'ThoughtSpot Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'thoughtSpotApi', required: true, testedBy: 'thoughtSpotApiTest' }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				path: 'webhook',
				responseMode: 'onReceived',
				// empty: the answer is what webhook() returns
				responseData: '',
				// nobody has to copy the URL unless the webhook is made by hand
				ndvHideUrl: '={{$parameter["registration"] !== "manual"}}',
			},
		],
		properties: triggerProperties,
	};

	methods = { credentialTest, loadOptions };

	webhookMethods = {
		default: {
			// `create` looks by itself, and changes nothing that is as it should be
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await Promise.resolve(false);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await join(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await leave(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleDelivery(this);
	}

	// n8n calls it when a run begins, with the items that webhook() gave
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [handleRun(this)];
	}
}
