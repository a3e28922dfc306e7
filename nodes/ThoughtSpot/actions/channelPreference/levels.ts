import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { requireOrg } from '../../api/orgs';
import { ThoughtSpotError } from '../../transport/errors';
import { chosenOrg, orgLocator } from '../../parameters/orgLocator';
import { listParameter } from '../../parameters/parameterSchemas';
import { readParameters } from '../../parameters/readParameters';

export const ONE_ORG = { name: 'Org', value: 'org', description: 'One Org' };
export const SEVERAL_ORGS = {
	name: 'Several Orgs',
	value: 'orgs',
	description: 'Each of the chosen Orgs',
};
export const CLUSTER = {
	name: 'Cluster',
	value: 'cluster',
	description:
		'The default for Orgs without channels of their own. Needs Can administer ThoughtSpot (ADMINISTRATION).',
};

const severalOrgs: INodeProperties = {
	displayName: 'Org Names or IDs',
	name: 'orgIds',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getOrgs' },
	displayOptions: { show: { level: ['orgs'] } },
	default: [],
	required: true,
	description:
		'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
};

/** Chooses the Orgs, once `level` says that it is about one or several. */
export const orgParameters: INodeProperties[] = [
	{ ...orgLocator, displayOptions: { show: { level: ['org'] } } },
	severalOrgs,
];

const someOrgs = z.object({ orgIds: listParameter.default([]) });

/** names or IDs of the chosen Orgs, each once; none for the cluster and where everything is asked for. */
export async function chosenOrgs(
	context: IExecuteFunctions,
	itemIndex: number,
	level: 'all' | 'cluster' | 'org' | 'orgs',
): Promise<string[]> {
	if (level === 'org') return [await chosenOrg(context, itemIndex)];
	if (level !== 'orgs') return [];
	const { orgIds } = readParameters(context, itemIndex, orgParameters, someOrgs);
	if (orgIds.length === 0) {
		throw new ThoughtSpotError('No Org is chosen. Choose at least one in Org Names or IDs.');
	}
	const found = new Map<string, string>();
	for (const org of orgIds) {
		const { id, identifier } = await requireOrg(context, org, severalOrgs.displayName);
		found.set(id, identifier);
	}
	return [...found.values()];
}
