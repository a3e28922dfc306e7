import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { locatorInEditor } from '../parameters/locatorValue';
import { orgInEditor } from '../parameters/orgLocator';
import { callThoughtSpot } from '../transport/client';
import { searchMetadata } from '../api/liveboards';
import { searchSchedules as searchSchedulesEndpoint } from '../api/schedules';
import { pagesFrom } from '../api/pages';
import type { SearchWebhooks } from '../api/webhooks';
import { webhookPageFrom } from '../api/webhooks';
import { toNodeError } from '../transport/nodeErrors';
import { choosableOrgs } from '../api/orgs';

const PAGE_SIZE = 50;

const matches = (name: string, filter: string) => name.toLowerCase().includes(filter.toLowerCase());

async function searchOrgs(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const orgs = await choosableOrgs(this);
		return { results: orgs.filter(({ name }) => matches(name, filter)) };
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

/** A filter is ours alone: pages are read on until one holds a match. */
async function searchWebhooks(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = '0',
): Promise<INodeListSearchResult> {
	try {
		const search: SearchWebhooks = {
			org_identifier: await orgInEditor(this),
			sort_options: { field_name: 'NAME', order: 'ASC' },
		};
		const read = async (offset: number, size: number) =>
			await webhookPageFrom(this, search, offset, size);
		for await (const { entries, next } of pagesFrom(read, PAGE_SIZE, Number(paginationToken))) {
			const found = entries.filter(({ name }) => matches(name, filter));
			if (found.length === 0 && next !== undefined) continue;
			return {
				results: found.map(({ id, name }) => ({ name, value: id })),
				...(next === undefined ? {} : { paginationToken: String(next) }),
			};
		}
		return { results: [] };
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

async function searchLiveboards(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = '0',
): Promise<INodeListSearchResult> {
	try {
		const record_offset = Number(paginationToken);
		const liveboards = await callThoughtSpot(this, searchMetadata, {
			body: {
				metadata: [{ type: 'LIVEBOARD', ...(filter ? { name_pattern: `%${filter}%` } : {}) }],
				record_offset,
				record_size: PAGE_SIZE,
				sort_options: { field_name: 'NAME', order: 'ASC' },
			},
		});
		return {
			results: liveboards.flatMap(({ metadata_id: value, metadata_name: name }) =>
				value ? [{ name: name ?? value, value }] : [],
			),
			...(liveboards.length === PAGE_SIZE
				? { paginationToken: String(record_offset + PAGE_SIZE) }
				: {}),
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

/** Of the chosen Liveboard where there is one; a filter is ours alone, as with webhooks. */
async function searchSchedules(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = '0',
): Promise<INodeListSearchResult> {
	try {
		const liveboard = locatorInEditor(this, 'liveboardId');
		for (let record_offset = Number(paginationToken); ;) {
			const schedules = await callThoughtSpot(this, searchSchedulesEndpoint, {
				body: {
					...(liveboard ? { metadata: [{ identifier: liveboard, type: 'LIVEBOARD' }] } : {}),
					record_offset,
					record_size: PAGE_SIZE,
				},
			});
			record_offset += schedules.length;
			const more = schedules.length === PAGE_SIZE;
			const found = schedules
				.map(({ id: value, name, metadata }) => ({
					name: metadata?.name ? `${name} (${metadata.name})` : name,
					value,
				}))
				.filter(({ name }) => matches(name, filter));
			if (found.length > 0 || !more) {
				return {
					results: found,
					...(more ? { paginationToken: String(record_offset) } : {}),
				};
			}
		}
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

export const listSearch = { searchLiveboards, searchOrgs, searchSchedules, searchWebhooks };
