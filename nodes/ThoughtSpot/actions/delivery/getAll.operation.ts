import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { FoundDelivery } from '../../api/deliveries';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { orgLocator } from '../../parameters/orgLocator';
import { paginationParameters, wantedResults } from '../../parameters/pagination';
import { trimmedText } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import { liveboardLocator } from '../../parameters/contentLocators';
import { scheduleLocator } from '../../parameters/scheduleLocators';
import { optionalWebhook, optionalWebhookLocator } from '../../parameters/webhookLocator';
import type { Operation } from '../operation';
import { deliveryOfJob, findDeliveries } from './findDeliveries';
import { chosenSearch, deliveryFilters } from './searchParameters';
import { simplifiedDeliveries } from './simplifiedDeliveries';

const findBy: INodeProperties = {
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	options: [
		{ name: 'Job ID', value: 'job', description: 'One delivery, by its ID' },
		{ name: 'Webhook', value: 'webhook', description: 'The deliveries to the webhook of an Org' },
	],
	default: 'webhook',
};

const jobId: INodeProperties = {
	displayName: 'Job ID',
	name: 'jobId',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { show: { findBy: ['job'] } },
	placeholder: 'e.g. n.6170538a-a4d4-4712-91bf-39b353db2b72',
	description: 'ID of the delivery, as Send Test Event and this operation return it',
};

const ofWebhook = (parameter: INodeProperties): INodeProperties => ({
	...parameter,
	displayOptions: { show: { findBy: ['webhook'] } },
});

const kind = z.object({ findBy: z.enum(['job', 'webhook']).default('webhook') });
const job = z.object({ jobId: trimmedText });

async function chosenDeliveries(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<FoundDelivery[]> {
	if (readParameters(context, itemIndex, [findBy], kind).findBy === 'job') {
		const chosen = readParameters(context, itemIndex, [jobId], job);
		return await deliveryOfJob(context, chosen.jobId);
	}
	const search = chosenSearch(context, itemIndex);
	const eventType = chosenEventType(context, itemIndex);
	const { org, webhook } = await optionalWebhook(context, itemIndex);
	return await findDeliveries(context, org, webhook, { ...search, eventType });
}

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many deliveries',
	description:
		'Get many deliveries of the last three days, newest first. Needs ThoughtSpot 26.4.0.cl or later.',
	parameters: [
		findBy,
		jobId,
		ofWebhook(liveboardLocator),
		ofWebhook(scheduleLocator),
		...paginationParameters,
		simplifyParameter,
		ofWebhook(deliveryFilters),
		ofWebhook(orgLocator),
		ofWebhook(optionalWebhookLocator),
		ofWebhook(eventTypeParameter),
	],
	async execute(context, itemIndex) {
		const most = wantedResults(context, itemIndex);
		const simplify = isSimplified(context, itemIndex);
		const found = (await chosenDeliveries(context, itemIndex)).slice(0, most);
		return simplify
			? await simplifiedDeliveries(context, found)
			: found.map(({ job: each }) => each);
	},
};
