import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import * as channelPreference from './actions/channelPreference/ChannelPreference.resource';
import * as delivery from './actions/delivery/Delivery.resource';
import { router } from './actions/router';
import * as storage from './actions/storage/Storage.resource';
import * as webhook from './actions/webhook/Webhook.resource';
import { credentialTest } from './methods/checkCredential';
import { listSearch } from './methods/listSearch';
import { loadOptions } from './methods/loadOptions';

export class ThoughtSpot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'ThoughtSpot',
		name: 'thoughtSpot',
		icon: {
			light: 'file:../../icons/thoughtspot.svg',
			dark: 'file:../../icons/thoughtspot.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Manage webhooks and communication channels in ThoughtSpot',
		defaults: { name: 'ThoughtSpot' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'thoughtSpotApi', required: true, testedBy: 'thoughtSpotApiTest' }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Channel Preference', value: 'channelPreference' },
					{ name: 'Delivery', value: 'delivery' },
					{ name: 'Storage', value: 'storage' },
					{ name: 'Webhook', value: 'webhook' },
				],
				default: 'webhook',
			},
			...webhook.description,
			...channelPreference.description,
			...delivery.description,
			...storage.description,
		],
	};

	methods = { credentialTest, listSearch, loadOptions };

	async execute(this: IExecuteFunctions) {
		return await router(this);
	}
}
