import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { callThoughtSpot } from '../transport/client';
import { searchMetadata } from '../api/liveboards';
import { searchSchedules } from '../api/schedules';
import { toNodeError } from '../transport/nodeErrors';
import { choosableOrgs } from '../api/orgs';

const PAGE_SIZE = 500;
const MOST_PAGES = 10;

/** All pages of a list, up to 5,000 entries, which is more than a person picks from. */
async function allPages<Entry>(page: (offset: number) => Promise<Entry[]>): Promise<Entry[]> {
	const entries: Entry[] = [];
	for (let number = 0; number < MOST_PAGES; number++) {
		const found = await page(number * PAGE_SIZE);
		entries.push(...found);
		if (found.length < PAGE_SIZE) break;
	}
	return entries;
}

async function getLiveboards(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const liveboards = await allPages(
			async (record_offset) =>
				await callThoughtSpot(this, searchMetadata, {
					body: {
						metadata: [{ type: 'LIVEBOARD' }],
						record_offset,
						record_size: PAGE_SIZE,
						sort_options: { field_name: 'NAME', order: 'ASC' },
					},
				}),
		);
		return liveboards.map(({ metadata_id, metadata_name }) => ({
			name: metadata_name ?? metadata_id ?? '',
			value: metadata_id ?? '',
		}));
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

async function getSchedules(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const schedules = await allPages(
			async (record_offset) =>
				await callThoughtSpot(this, searchSchedules, {
					body: { record_offset, record_size: PAGE_SIZE },
				}),
		);
		return schedules.map(({ id, name, metadata }) => ({
			name: metadata?.name ? `${name} (${metadata.name})` : name,
			value: id,
		}));
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

async function getOrgs(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		return await choosableOrgs(this);
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

export const loadOptions = { getLiveboards, getOrgs, getSchedules };
