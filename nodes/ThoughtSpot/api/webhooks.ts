import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { ThoughtSpotError, resultOrError, withoutFullStop } from '../transport/errors';
import { quoted } from '../transport/quoted';
import { calledSo } from './named';
import type { ReadPage } from './pages';
import { firstEntries } from './pages';
import type { CreateWebhook, SearchWebhooks, UpdateWebhook, Webhook } from './webhookEndpoints';
import { webhookChange, webhookCreation, webhookDeletion, webhookSearch } from './webhookEndpoints';

export type {
	CreateWebhook,
	SearchWebhooks,
	SignatureVerification,
	StorageDestination,
	UpdateWebhook,
	Webhook,
	WebhookAuthentication,
} from './webhookEndpoints';

/** So many that an Org's webhooks come in one answer; ThoughtSpot's own default is 50. */
const PAGE_SIZE = 1000;

/** Whether a webhook is what was asked for, should a ThoughtSpot ignore a part of the question. */
function fits({ org, status }: Webhook, search: SearchWebhooks): boolean {
	const wanted = search.org_identifier?.toLowerCase();
	const inOrg = !org || !wanted || [org.id, org.name?.toLowerCase()].includes(wanted);
	// a webhook that never had a status set shows none, and delivers
	return inOrg && (search.status === undefined || (status ?? 'ENABLED') === search.status);
}

/** The webhooks that match. */
export const webhookPages =
	(context: ThoughtSpotContext, search: SearchWebhooks): ReadPage<Webhook> =>
	async (offset, size) => {
		const { webhooks, pagination } = await callThoughtSpot(context, webhookSearch, {
			body: { ...search, record_offset: offset, record_size: size },
		});
		const end = offset + webhooks.length;
		const hasMore = pagination?.has_more ?? end < (pagination?.total_count ?? 0);
		return {
			entries: webhooks.filter((each) => fits(each, search)),
			next: hasMore && end > offset ? end : undefined,
		};
	};

/** Up to `most` webhooks that match, in as few requests as ThoughtSpot's pages allow, each once. */
export async function searchWebhooks(
	context: ThoughtSpotContext,
	search: SearchWebhooks,
	most = Infinity,
): Promise<Webhook[]> {
	const found = await firstEntries(webhookPages(context, search), most, PAGE_SIZE);
	return [...new Map(found.map((each) => [each.id, each])).values()];
}

/** All webhooks of an Org, which is named by its name or ID. */
export async function webhooksOf(context: ThoughtSpotContext, org: string): Promise<Webhook[]> {
	return await searchWebhooks(context, { org_identifier: org });
}

/** The webhook of an Org that has this ID. */
export async function findWebhook(
	context: ThoughtSpotContext,
	org: string,
	id: string,
): Promise<Webhook | undefined> {
	const search: SearchWebhooks = { org_identifier: org, webhook_identifier: id };
	return (await searchWebhooks(context, search)).find((each) => each.id === id);
}

/** The webhooks of an Org of this name; where none is spelled so, those that have it in another letter case. */
export async function webhooksNamed(
	context: ThoughtSpotContext,
	org: string,
	name: string,
): Promise<Webhook[]> {
	const search: SearchWebhooks = { org_identifier: org, webhook_identifier: name };
	const found = (await searchWebhooks(context, search)).filter((each) => each.name === name);
	return found.length > 0 ? found : calledSo(await webhooksOf(context, org), name);
}

/**
 * Creates the webhook of the Org that the credential is signed in to, which is `org`. One whose answer was
 * empty or lost is looked for there, and only one that was not there `before` is believed to come from this
 * call. Rejects with `ThoughtSpotError`.
 */
export async function createWebhook(
	context: ThoughtSpotContext,
	org: string,
	body: CreateWebhook,
	before?: Webhook[],
): Promise<Webhook> {
	const present = new Set((before ?? (await webhooksOf(context, org))).map(({ id }) => id));
	const answer = await resultOrError(callThoughtSpot(context, webhookCreation, { body }));
	const failure = answer instanceof ThoughtSpotError ? answer : undefined;
	if (failure?.reached === 'refused') throw failure;
	if (answer !== undefined && !(answer instanceof ThoughtSpotError)) return answer;

	const found = (await webhooksOf(context, org)).find(
		({ id, name, url }) => !present.has(id) && name === body.name && url === body.url,
	);
	if (found !== undefined) return found;
	throw (
		failure ??
		new ThoughtSpotError(
			`ThoughtSpot said that it created the webhook ${quoted(body.name)}, but does not list it in this Org. Look for it in ThoughtSpot (Develop > Webhooks) before you create it again.`,
			{ reached: 'unknown' },
		)
	);
}

/**
 * Changes what is given of a webhook, and reads it again, because ThoughtSpot answers with nothing; what
 * it has ignored, `ignoredSettings` finds. Rejects with `ThoughtSpotError`.
 */
export async function updateWebhook(
	context: ThoughtSpotContext,
	org: string,
	{ id, name }: Pick<Webhook, 'id' | 'name'>,
	body: UpdateWebhook,
): Promise<Webhook> {
	await callThoughtSpot(context, webhookChange, { identifier: id, body });
	const changed = await findWebhook(context, org, id);
	if (changed !== undefined) return changed;
	throw new ThoughtSpotError(
		`The webhook ${quoted(body.name ?? name)} (${id}) was changed, and is no longer in this Org: somebody has deleted it since.`,
		{ status: 404 },
	);
}

/**
 * Deletes a webhook. ThoughtSpot answers 200 as well when it deleted nothing: then only a second look, which
 * does not find the webhook either, makes it gone. Rejects with `ThoughtSpotError`.
 */
export async function deleteWebhook(
	context: ThoughtSpotContext,
	org: string,
	found: Webhook,
): Promise<void> {
	const answer = await callThoughtSpot(context, webhookDeletion, {
		body: { webhook_identifiers: [found.id] },
	});
	const [failure] = answer.failed_webhooks ?? [];
	const isRefused = failure !== undefined || (answer.failed_count ?? 0) > 0;
	if (!isRefused && answer.deleted_count !== 0) return;
	if ((await findWebhook(context, org, found.id)) === undefined) return;
	const said = withoutFullStop(failure?.error ?? '') || 'it gave no reason';
	throw new ThoughtSpotError(
		`ThoughtSpot did not delete the webhook "${found.name}" (${found.id}): ${said}. It is still there: check that the user of the ThoughtSpot credential may manage it, or delete it in ThoughtSpot (Develop > Webhooks).`,
	);
}
