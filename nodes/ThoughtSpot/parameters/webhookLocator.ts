import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isResourceLocatorValue } from 'n8n-workflow';
import { z } from 'zod';

import { ThoughtSpotError } from '../transport/errors';
import { quoted } from '../transport/quoted';
import { chosenOrg } from './orgLocator';
import { locatorValue } from './locator';
import { readParameters } from './readParameters';
import type { Webhook } from '../api/webhooks';
import { findWebhook, webhooksNamed } from '../api/webhooks';
import { knownOrgLabel } from '../api/orgs';

const locator: INodeProperties = {
	displayName: 'Webhook',
	name: 'webhookId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The webhook to work with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchWebhooks', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 873dd4e2-6493-490d-a649-ba9ea66b11f5',
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Liveboard reports',
		},
	],
};

/** Chooses one webhook of the chosen Org, from the list, by ID or by name. */
export const webhookLocator: INodeProperties = { ...locator, required: true };

/** The same where the webhooks of the Org, of which there is mostly one, do as well. */
export const optionalWebhookLocator: INodeProperties = {
	...locator,
	description: 'The webhook whose deliveries to return. Leave empty for that of the Org.',
	modes: locator.modes?.map((mode) =>
		mode.name === 'list' ? { ...mode, placeholder: "The Org's webhook" } : mode,
	),
};

const chosen = z.object({ webhookId: locatorValue(locator) });

/** `where`: the Orgs that were looked in. */
export const noSuchWebhook = (
	identifier: string,
	namedBy: string,
	where: string,
): ThoughtSpotError =>
	new ThoughtSpotError(
		`There is no webhook ${quoted(identifier)} in ${where}. Choose one from the list, or check its ${namedBy} and the Org.`,
		{ status: 404 },
	);

const severalWebhooks = (name: string, found: Webhook[], where: string): ThoughtSpotError =>
	new ThoughtSpotError(
		`${found.length} webhooks in ${where} have the name ${quoted(name)}: ${found.map((each) => `"${each.name}" (${each.id})`).join(', ')}. Choose the one that you mean from the list in Webhook, or give its ID.`,
	);

/** Whether a webhook is named by its ID, as in the list, or by its name. */
function namedBy(context: IExecuteFunctions, itemIndex: number): 'id' | 'name' {
	const given = context.getNodeParameter(locator.name, itemIndex, '');
	return isResourceLocatorValue(given) && given.mode === 'name' ? 'name' : 'id';
}

const chosenId = (context: IExecuteFunctions, itemIndex: number): string =>
	readParameters(context, itemIndex, [locator], chosen).webhookId;

/**
 * The webhook of this name or ID, looked up in the chosen Org: ThoughtSpot itself would also take the ID or the name
 * of a webhook in another one. Throws where the Org has no such webhook, or several.
 */
async function requireWebhook(
	context: IExecuteFunctions,
	itemIndex: number,
	webhookId: string,
): Promise<{ org: string; webhook: Webhook }> {
	const org = await chosenOrg(context, itemIndex);
	const by = namedBy(context, itemIndex);
	const found =
		by === 'id'
			? [await findWebhook(context, org, webhookId)].filter((each) => each !== undefined)
			: await webhooksNamed(context, org, webhookId);
	const [webhook, another] = found;
	const where = knownOrgLabel(context, org);
	if (webhook === undefined) throw noSuchWebhook(webhookId, by === 'id' ? 'ID' : 'name', where);
	if (another !== undefined) throw severalWebhooks(webhookId, found, where);
	return { org, webhook };
}

/** The chosen webhook; `undefined` where none is chosen. Throws where the Org has no such webhook, or several. */
export async function optionalWebhook(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<{ org: string; webhook: Webhook | undefined }> {
	const webhookId = chosenId(context, itemIndex);
	if (webhookId !== '') return await requireWebhook(context, itemIndex, webhookId);
	return { org: await chosenOrg(context, itemIndex), webhook: undefined };
}

/** The same for one that has to be chosen. */
export async function chosenWebhook(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<{ org: string; webhook: Webhook }> {
	const webhookId = chosenId(context, itemIndex);
	if (webhookId !== '') return await requireWebhook(context, itemIndex, webhookId);
	throw new ThoughtSpotError('No webhook is chosen. Choose one in Webhook.');
}
