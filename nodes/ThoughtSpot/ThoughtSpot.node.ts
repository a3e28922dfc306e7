import type { IExecuteFunctions, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { parameters } from './actions/resources';
import { router } from './actions/router';
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
		description:
			'Export Liveboards and Answers, manage schedules and who gets them, look up deliveries, and set up webhooks',
		defaults: { name: 'ThoughtSpot' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'thoughtSpotApi', required: true, testedBy: 'thoughtSpotApiTest' }],
		properties: parameters,
	};

	methods = { credentialTest, listSearch, loadOptions };

	async execute(this: IExecuteFunctions) {
		return await router(this);
	}
}
