import type { IExecuteFunctions, ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { currentOrgId, requireOrg } from '../api/orgs';
import { locatorInEditor, locatorValue } from './locator';
import { readParameters } from './readParameters';

/** Chooses one Org, from the list, by ID or by name; empty stands for the credential's Org. */
export const orgLocator: INodeProperties = {
	displayName: 'Org',
	name: 'orgId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'The Org to work in. Leave empty for the Org of the credential.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: "The credential's Org",
			typeOptions: { searchListMethod: 'searchOrgs', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 2100019165' },
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Sales' },
	],
};

const chosen = z.object({ orgId: locatorValue(orgLocator) });

/** Name or ID of the chosen Org, else the ID of the credential's. Throws where there is no such Org. */
export async function chosenOrg(context: IExecuteFunctions, itemIndex: number): Promise<string> {
	const { orgId } = readParameters(context, itemIndex, [orgLocator], chosen);
	return orgId === '' ? await currentOrgId(context) : (await requireOrg(context, orgId)).identifier;
}

/** The same while the parameters are still being filled in. */
export async function orgInEditor(context: ILoadOptionsFunctions): Promise<string> {
	return locatorInEditor(context, orgLocator) || (await currentOrgId(context));
}
