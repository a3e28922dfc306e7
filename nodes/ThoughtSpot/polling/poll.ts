import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { currentOrgNow } from '../api/orgs';
import { ThoughtSpotError } from '../transport/errors';
import { toNodeError } from '../transport/nodeErrors';
import { failedDeliveries } from './failedDeliveries';
import { failedItem } from './failedItem';
import { NOTHING_SEEN, readMemory, remembering, unseen, written } from './memory';
import type { Candidate } from './candidates';
import { candidatesOf, isWanted } from './candidates';
import { requireNamed, requireNewFilters } from './namedInFilters';
import type { PollingParameters } from './parameters';
import { readPollingParameters } from './parameters';
import { recovered } from './recovery';

/** Deliveries of one poll: the others come with the next ones. An export takes seconds. */
const MOST_ITEMS = { plain: 500, attached: 50 };
const EXPORTS_AT_ONCE = 5;

/** Some at a time, in their order. */
async function itemsOf(
	context: IPollFunctions,
	wanted: Candidate[],
	{ attachReport }: PollingParameters,
	orgId: string,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	for (let first = 0; first < wanted.length; first += EXPORTS_AT_ONCE) {
		const some = wanted.slice(first, first + EXPORTS_AT_ONCE);
		items.push(
			...(await Promise.all(
				some.map(async ({ failure, schedule, payload }) => {
					const recovery = attachReport
						? await recovered(context, failure, schedule, orgId)
						: undefined;
					return failedItem(failure, payload, recovery);
				}),
			)),
		);
	}
	return items;
}

/** The latest failure, for somebody who builds a workflow; throws where there is none. */
async function latest(
	context: IPollFunctions,
	parameters: PollingParameters,
	orgId: string,
): Promise<INodeExecutionData[]> {
	await requireNamed(context, parameters);
	const withRepeating = parameters.filters.status === 'failedOrRetrying';
	const failures = await failedDeliveries(context, orgId, { after: 0, withRepeating }, true);
	const sorted = unseen(failures, NOTHING_SEEN).reverse();
	const found = (await candidatesOf(context, sorted, orgId)).find(isWanted(parameters));
	if (found !== undefined) return await itemsOf(context, [found], parameters, orgId);
	throw new ThoughtSpotError(
		'No delivery of the last three days failed that the filters let through, so there is nothing to show. Publish the workflow, and it runs when one fails.',
	);
}

/**
 * What failed since the last poll. What is known is stored only when all of it went well, so that a poll that fails is
 * made up for by the next one.
 */
async function newFailures(
	context: IPollFunctions,
	parameters: PollingParameters,
	orgId: string,
): Promise<INodeExecutionData[] | undefined> {
	const data = context.getWorkflowStaticData('node');
	await requireNewFilters(context, parameters, orgId, data);
	const memory = readMemory(data, orgId);
	const question = {
		after: memory?.horizon ?? 0,
		withRepeating: parameters.filters.status === 'failedOrRetrying',
	};
	const failures = await failedDeliveries(context, orgId, question, memory === undefined);
	if (memory === undefined) {
		// what failed before the workflow was published, or in another Org, is not its business
		Object.assign(data, written(orgId, remembering(NOTHING_SEEN, failures)));
		return undefined;
	}
	const candidates = await candidatesOf(context, unseen(failures, memory), orgId);
	const most = parameters.attachReport ? MOST_ITEMS.attached : MOST_ITEMS.plain;
	const wanted = candidates.filter(isWanted(parameters)).slice(0, most);
	const items = await itemsOf(context, wanted, parameters, orgId);
	const last = wanted.length < most ? undefined : wanted.at(-1);
	const done = last ? candidates.slice(0, candidates.indexOf(last) + 1) : candidates;
	if (done.length > 0) {
		const handled = done.map(({ failure }) => failure);
		Object.assign(data, written(orgId, remembering(memory, handled)));
	}
	return items.length > 0 ? items : undefined;
}

/** Whose poll is not finished yet. All polls of a published workflow have one context. */
const underWay = new WeakSet<IPollFunctions>();

/**
 * A poll of the trigger, or its *Fetch Test Event*. n8n begins the next one also while the one before still exports
 * reports, which would give out the same failures: then there is nothing new yet.
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (underWay.has(context)) return null;
	underWay.add(context);
	try {
		const parameters = readPollingParameters(context);
		const { id: orgId } = await currentOrgNow(context);
		const find = context.getMode() === 'manual' ? latest : newFailures;
		const items = await find(context, parameters, orgId);
		return items === undefined ? null : [items];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	} finally {
		underWay.delete(context);
	}
}
