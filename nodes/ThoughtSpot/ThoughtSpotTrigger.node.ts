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
		subtitle:
			'={{({ liveboardSchedule: "Liveboard schedule", kpiAlert: "KPI alert" })[$parameter["event"]]}}',
		description: 'Starts the workflow on a scheduled Liveboard report, or on a KPI alert',
		eventTriggerDescription: 'Waiting for a delivery from ThoughtSpot',
		activationMessage:
			'Published: what ThoughtSpot delivers to this trigger, and its filters let through, now runs the workflow.',
		triggerPanel: {
			header: 'Receive reports and alerts from ThoughtSpot',
			executionsHelp: {
				inactive:
					'<b>While you build</b>, click Execute step: this trigger then listens for one delivery, or two minutes. Send a test event or run a schedule in ThoughtSpot.<br /><br /><b>When it works</b>, publish the workflow.<br /><br />Where you enter the webhook in ThoughtSpot yourself, it has to point to the Test URL meanwhile.',
				active:
					'<b>While you build</b>, click Execute step: this trigger then listens as well, for one delivery or two minutes. A test event comes to the editor alone; a report also runs the published workflow.<br /><br /><b>Deliveries to the published workflow</b> are in its list of executions.<br /><br />Where you enter the webhook in ThoughtSpot yourself, it has to point to the Test URL meanwhile.',
			},
			activationHint: {
				inactive: 'Publish the workflow to receive deliveries all the time.',
				active: 'The workflow is published: its deliveries are in the list of executions.',
			},
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
				ndvHideUrl:
					'={{$parameter["registration"] !== "manual" && $parameter["event"] !== "kpiAlert"}}',
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
		return [await handleRun(this)];
	}
}
