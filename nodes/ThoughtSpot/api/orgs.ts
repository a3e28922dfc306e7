import { z } from 'zod';

import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError, unlessRefused } from '../transport/errors';
import { quoted } from '../transport/quoted';
import type { Identity } from './answerFields';
import { identity, optionalText } from './answerFields';
import { calledSo } from './named';
import { MANAGE_ORGS } from './privileges';
import { PRIMARY_ORG, currentUser, orgLabel } from './session';

export interface SearchOrgs {
	org_identifier?: string;
	status?: 'ACTIVE' | 'IN_ACTIVE';
}

const org = identity.extend({ status: optionalText }).passthrough();
type Org = Identity & { status?: string | null };

export const orgSearch = endpoint<SearchOrgs, Org[]>({
	purpose: 'search Orgs',
	method: 'POST',
	path: '/orgs/search',
	answer: z.array(org),
	repeatable: true,
	privilege: MANAGE_ORGS,
	since: '9.0.0.cl',
});

const currentOrgs = new WeakMap<object, Identity>();

/** The Org that the credential is signed in to. That it is the one of Org ID is made sure of on signing in. */
export async function currentOrgNow(context: ThoughtSpotContext): Promise<Identity> {
	const { current_org } = await currentUser(context);
	const org = current_org ?? PRIMARY_ORG;
	currentOrgs.set(context, org);
	return org;
}

/** The same, asked for once an execution. All polls of a workflow share a context: they begin with the one of now. */
export const currentOrg = async (context: ThoughtSpotContext): Promise<Identity> =>
	currentOrgs.get(context) ?? (await currentOrgNow(context));

export const currentOrgId = async (context: ThoughtSpotContext): Promise<string> =>
	(await currentOrg(context)).id;

const visibleOrgs = new WeakMap<object, Org[]>();

/** All Orgs of the cluster, or those of this user where it may not see all; asked for once an execution. */
async function orgsOf(context: ThoughtSpotContext): Promise<Org[]> {
	const known = visibleOrgs.get(context);
	if (known !== undefined) return known;
	const found = await unlessRefused(callThoughtSpot(context, orgSearch, { body: {} }), undefined);
	const orgs = found ?? (await ownOrgs(context));
	visibleOrgs.set(context, orgs);
	return orgs;
}

async function ownOrgs(context: ThoughtSpotContext): Promise<Org[]> {
	const { orgs, current_org } = await currentUser(context);
	return orgs ?? (current_org ? [current_org] : []);
}

/** The Orgs that may be chosen, by name. */
export async function choosableOrgs(
	context: ThoughtSpotContext,
): Promise<Array<{ name: string; value: string }>> {
	return (await orgsOf(context))
		.filter(({ status }) => status !== 'IN_ACTIVE')
		.map(({ id, name }) => ({ name: name ?? id, value: id }))
		.sort((one, other) => one.name.localeCompare(other.name));
}

/** An Org as it was found, and what ThoughtSpot is to be asked for: as somebody named it, where it is spelled so. */
export interface NamedOrg extends Identity {
	identifier: string;
}

/**
 * The Org that bears `identifier` as its ID or as its name, in any letter case; the one that is spelled so comes first.
 * Throws where there is none, or where several fit in another case.
 */
export async function requireOrg(
	context: ThoughtSpotContext,
	identifier: string,
	field = 'Org',
): Promise<NamedOrg> {
	const isNamed = ({ id, name }: Org) => id === identifier || name === identifier;
	const current = await currentOrg(context);
	if (isNamed(current)) return { ...current, identifier };
	const orgs = await orgsOf(context);
	const exact = orgs.find(({ id }) => id === identifier) ?? orgs.find(isNamed);
	if (exact !== undefined) return { ...exact, identifier };
	const all = new Map([current, ...orgs].map((each) => [each.id, each]));
	const fitting = calledSo([...all.values()], identifier);
	const [only, other] = fitting;
	if (only !== undefined && other === undefined) return { ...only, identifier: only.id };
	throw new ThoughtSpotError(
		only === undefined
			? `There is no Org ${quoted(identifier)}, or the user of the ThoughtSpot credential is not in it. Choose one from the list in ${field}, or correct its name or ID.`
			: `There is no Org ${quoted(identifier)}, but ${fitting.map(({ id, name }) => `"${name}" (${id})`).join(' and ')}. Choose the one that you mean from the list in ${field}, or give its ID.`,
		{ status: 404 },
	);
}

/** An Org for people, with its name where that was asked for before. */
export function knownOrgLabel(context: ThoughtSpotContext, identifier: string): string {
	const known = [currentOrgs.get(context), ...(visibleOrgs.get(context) ?? [])];
	const found = known.find((org) => org?.id === identifier || org?.name === identifier);
	return orgLabel(found ?? { id: identifier });
}
