import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { readStorageSetups } from '../../api/storage';

export const description: INodeProperties[] = [];

/** One item for each provider that the cluster can deliver to. */
export async function execute(context: IExecuteFunctions): Promise<object[]> {
	return await readStorageSetups(context);
}
