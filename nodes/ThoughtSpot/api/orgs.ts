import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { isAccessRefused } from '../transport/errors';
import type { Identity } from './answerFields';
import { identity, optionalText } from './answerFields';
import { PRIMARY_ORG, getCurrentUser } from './session';

export interface SearchOrgs {
	org_identifier?: string;
	status?: 'ACTIVE' | 'IN_ACTIVE';
}

const orgs = z.array(identity.extend({ status: optionalText }).passthrough());

export const searchOrgs = endpoint<SearchOrgs, z.infer<typeof orgs>>({
	purpose: 'search Orgs',
	method: 'POST',
	path: '/orgs/search',
	answer: orgs,
	repeatable: true,
	privilege:
		'Can manage Orgs (ORG_ADMINISTRATION), or without role-based access control ADMINISTRATION',
	since: '9.0.0.cl',
});

const currentOrgs = new WeakMap<object, Identity>();

/**
 * The Org that the credential is signed in to, asked for once an execution. That it is the one of Org ID is made sure
 * of on signing in.
 */
export async function currentOrg(context: ThoughtSpotContext): Promise<Identity> {
	const known = currentOrgs.get(context);
	if (known !== undefined) return known;
	const { current_org } = await callThoughtSpot(context, getCurrentUser);
	const org = current_org ?? PRIMARY_ORG;
	currentOrgs.set(context, org);
	return org;
}

export const currentOrgId = async (context: ThoughtSpotContext): Promise<string> =>
	(await currentOrg(context)).id;

/** The Orgs that may be chosen, by name: all of the cluster, or those of this user where it may not see them. */
export async function choosableOrgs(
	context: ThoughtSpotContext,
): Promise<Array<{ name: string; value: string }>> {
	const orgs = await callThoughtSpot(context, searchOrgs, { body: { status: 'ACTIVE' } }).catch(
		async (error: unknown) => {
			if (!isAccessRefused(error)) throw error;
			const user = await callThoughtSpot(context, getCurrentUser);
			return user.orgs ?? (user.current_org ? [user.current_org] : []);
		},
	);
	return orgs
		.map(({ id, name }) => ({ name: name ?? id, value: id }))
		.sort((one, other) => one.name.localeCompare(other.name));
}
