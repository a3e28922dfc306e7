import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { currentOrgId } from '../actions/currentOrg';
import { callThoughtSpot } from '../transport/client';
import { searchWebhooks as searchWebhooksEndpoint } from '../transport/contract';
import { toNodeError } from '../transport/nodeErrors';

const PAGE_SIZE = 50;

async function searchWebhooks(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	try {
		const offset = Number(paginationToken ?? 0);
		const { webhooks, pagination } = await callThoughtSpot(this, searchWebhooksEndpoint, {
			body: {
				org_identifier: await currentOrgId(this),
				record_offset: offset,
				record_size: PAGE_SIZE,
				sort_options: { field_name: 'NAME', order: 'ASC' },
			},
		});
		const wanted = filter.toLowerCase();
		return {
			results: webhooks
				.filter(({ name }) => name.toLowerCase().includes(wanted))
				.map(({ id, name }) => ({ name, value: id })),
			paginationToken: pagination?.has_more ? String(offset + PAGE_SIZE) : undefined,
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}

export const listSearch = { searchWebhooks };
