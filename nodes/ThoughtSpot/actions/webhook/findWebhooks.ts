import type { IExecuteFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../../transport/client';
import type { SearchWebhooks, Webhook } from '../../transport/contract';
import { searchWebhooks } from '../../transport/contract';

/** So many that an Org's webhooks come in one answer; ThoughtSpot's own default is 50. */
const PAGE_SIZE = 1000;

/** Whether a webhook is what was asked for, should a ThoughtSpot ignore a part of the question. */
function fits({ org, status }: Webhook, search: SearchWebhooks): boolean {
	const wanted = search.org_identifier?.toLowerCase();
	const inOrg = !org || !wanted || [org.id, org.name?.toLowerCase()].includes(wanted);
	// a webhook that never had a status set shows none, and delivers
	return inOrg && (search.status === undefined || (status ?? 'ENABLED') === search.status);
}

/** Up to `wanted` webhooks that match, in as few requests as ThoughtSpot's pages allow, each once. */
export async function findWebhooks(
	context: IExecuteFunctions,
	search: SearchWebhooks,
	wanted = Infinity,
): Promise<Webhook[]> {
	const found = new Map<string, Webhook>();
	for (let offset = 0; found.size < wanted;) {
		const { webhooks, pagination } = await callThoughtSpot(context, searchWebhooks, {
			body: {
				...search,
				record_offset: offset,
				record_size: Math.min(PAGE_SIZE, wanted - found.size),
			},
		});
		for (const webhook of webhooks) if (fits(webhook, search)) found.set(webhook.id, webhook);
		offset += webhooks.length;
		if (webhooks.length === 0 || pagination?.has_more !== true) break;
	}
	return [...found.values()];
}

/** The webhook of that ID or name in an Org; by ID first, because another one may bear it as its name. */
export async function findWebhook(
	context: IExecuteFunctions,
	org: string,
	identifier: string,
): Promise<Webhook | undefined> {
	const search: SearchWebhooks = { org_identifier: org, webhook_identifier: identifier };
	const { webhooks } = await callThoughtSpot(context, searchWebhooks, { body: search });
	const named = webhooks.filter(
		(webhook) => [webhook.id, webhook.name].includes(identifier) && fits(webhook, search),
	);
	return named.find(({ id }) => id === identifier) ?? named[0];
}
