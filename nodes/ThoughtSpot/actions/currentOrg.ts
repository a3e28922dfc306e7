import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../transport/client';
import { getCurrentUser } from '../transport/contract';
import { ThoughtSpotError } from '../transport/errors';

const currentOrgs = new WeakMap<object, string>();

/** ID of the Org that the credential is signed in to; asked for once an execution. */
export async function currentOrgId(
	context: IExecuteFunctions | ILoadOptionsFunctions,
): Promise<string> {
	const known = currentOrgs.get(context);
	if (known !== undefined) return known;
	const { current_org } = await callThoughtSpot(context, getCurrentUser);
	if (!current_org) {
		throw new ThoughtSpotError(
			'ThoughtSpot does not say which Org this user is in. Choose the Org in this node, or fill in Org ID in the ThoughtSpot credential.',
		);
	}
	currentOrgs.set(context, current_org.id);
	return current_org.id;
}
