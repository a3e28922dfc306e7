import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../transport/client';
import { getCurrentUser } from '../transport/contract';
import { ThoughtSpotError } from '../transport/errors';

const currentOrgs = new WeakMap<object, Promise<string>>();

async function askForOrg(context: IExecuteFunctions | ILoadOptionsFunctions): Promise<string> {
	const { current_org } = await callThoughtSpot(context, getCurrentUser);
	if (!current_org) {
		throw new ThoughtSpotError(
			'ThoughtSpot does not say which Org this user is in. Fill in Org ID in the ThoughtSpot credential.',
		);
	}
	return current_org.id;
}

/** ID of the Org that the credential is signed in to; asked for once an execution. */
export async function currentOrgId(
	context: IExecuteFunctions | ILoadOptionsFunctions,
): Promise<string> {
	const known = currentOrgs.get(context) ?? askForOrg(context);
	currentOrgs.set(context, known);
	return await known;
}
