import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { credentialTest } from './methods/checkCredential';
import { loadOptions } from './methods/loadOptions';
import { poll } from './polling/poll';
import { properties } from './polling/properties';

export class ThoughtSpotFailedDeliveryTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThoughtSpot Failed Delivery Trigger',
		name: 'thoughtSpotFailedDeliveryTrigger',
		icon: {
			light: 'file:../../icons/thoughtspot.svg',
			dark: 'file:../../icons/thoughtspot.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["attachReport"] ? "With the report" : "Without the report"}}',
		description:
			'Starts the workflow when ThoughtSpot could not deliver a scheduled report to the webhook of the Org. Needs ThoughtSpot 26.4.0.cl or later.',
		defaults: { name: 'ThoughtSpot Failed Delivery Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'thoughtSpotApi', required: true, testedBy: 'thoughtSpotApiTest' }],
		properties,
	};

	methods = { credentialTest, loadOptions };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
