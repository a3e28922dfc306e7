import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import type { MetadataType, Named } from '../api/metadata';
import { metadataPages, toNamed } from '../api/metadata';
import { choosableOrgs } from '../api/orgs';
import type { ReadPage } from '../api/pages';
import { pagesFrom } from '../api/pages';
import { userPages } from '../api/people';
import { schedulePages } from '../api/schedules';
import type { SearchWebhooks } from '../api/webhooks';
import { webhookPages } from '../api/webhooks';
import { locatorInEditor } from '../parameters/locator';
import { orgInEditor } from '../parameters/orgLocator';
import { liveboardLocator } from '../parameters/contentLocators';
import { toNodeError } from '../transport/nodeErrors';
import { byName, personChoice, scheduleChoice } from './choices';

const PAGE_SIZE = 50;
/** So many that few requests find what somebody types. */
const SEARCHED_AT_ONCE = 500;

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

const search = (
	find: (
		context: ILoadOptionsFunctions,
		filter: string,
		start: number,
	) => Promise<INodeListSearchResult>,
): Search =>
	async function (filter = '', paginationToken = '0') {
		return await find(this, filter, Number(paginationToken)).catch((error: unknown) => {
			throw toNodeError(this.getNode(), error);
		});
	};

const matches = (name: string, filter: string) => name.toLowerCase().includes(filter.toLowerCase());

/** What n8n shows of a page, and where the next one begins, if there is one. */
const listed = (
	results: INodeListSearchItems[],
	next: number | undefined,
): INodeListSearchResult => ({
	results,
	...(next === undefined ? {} : { paginationToken: String(next) }),
});

/** The next page that holds a match, for lists that ThoughtSpot does not search itself, or not page by page. */
async function nextMatches<Entry>(
	read: ReadPage<Entry>,
	toChoice: (entry: Entry) => INodeListSearchItems,
	filter: string,
	start: number,
): Promise<INodeListSearchResult> {
	const size = filter === '' ? PAGE_SIZE : SEARCHED_AT_ONCE;
	for await (const { entries, next } of pagesFrom(read, size, start)) {
		const results = entries.map(toChoice).filter(({ name }) => matches(name, filter));
		if (results.length === 0 && next !== undefined) continue;
		return listed(results, next);
	}
	return { results: [] };
}

const searchMetadata = (type: MetadataType) =>
	search(async (context, filter, start) => {
		const pages = metadataPages(context, type, { text: filter });
		const named: ReadPage<Named> = async (offset, size) => {
			const page = await pages(offset, size);
			return { ...page, entries: page.entries.flatMap(toNamed) };
		};
		return await nextMatches(named, byName, filter, start);
	});

export const listSearch = {
	searchOrgs: search(async (context, filter) => ({
		results: (await choosableOrgs(context)).filter(({ name }) => matches(name, filter)),
	})),

	searchWebhooks: search(async (context, filter, start) => {
		const webhooks: SearchWebhooks = {
			org_identifier: await orgInEditor(context),
			sort_options: { field_name: 'NAME', order: 'ASC' },
		};
		return await nextMatches(webhookPages(context, webhooks), byName, filter, start);
	}),

	searchLiveboards: searchMetadata('LIVEBOARD'),

	searchAnswers: searchMetadata('ANSWER'),

	/** By the name that they sign in with. */
	searchUsers: search(async (context, filter, start) => {
		const pattern = filter === '' ? {} : { name_pattern: `%${filter}%` };
		const { entries, next } = await userPages(context, pattern)(start, PAGE_SIZE);
		return listed(entries.map(personChoice), next);
	}),

	/** Of the chosen Liveboard where there is one. */
	searchSchedules: search(async (context, filter, start) => {
		const liveboard = locatorInEditor(context, liveboardLocator);
		return await nextMatches(schedulePages(context, liveboard), scheduleChoice, filter, start);
	}),
};
