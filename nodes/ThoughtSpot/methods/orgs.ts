import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../transport/client';
import { getCurrentUser, searchOrgs } from '../transport/contract';
import { isAccessRefused } from '../transport/errors';
import { toNodeError } from '../transport/nodeErrors';

/** The Orgs that may be chosen, by name: all of the cluster, or those of this user where it may not see them. */
export async function choosableOrgs(
	context: ILoadOptionsFunctions,
): Promise<Array<{ name: string; value: string }>> {
	const orgs = await callThoughtSpot(context, searchOrgs, { body: { status: 'ACTIVE' } }).catch(
		async (error: unknown) => {
			if (!isAccessRefused(error)) throw toNodeError(context.getNode(), error);
			const user = await callThoughtSpot(context, getCurrentUser);
			return user.orgs ?? (user.current_org ? [user.current_org] : []);
		},
	);
	return orgs
		.map(({ id, name }) => ({ name: name ?? id, value: id }))
		.sort((one, other) => one.name.localeCompare(other.name));
}
