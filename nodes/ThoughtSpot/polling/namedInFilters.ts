import { createHash } from 'crypto';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { findMetadata } from '../api/metadata';
import { schedulesNamed } from '../api/schedules';
import type { ThoughtSpotContext } from '../transport/client';
import { unlessRefused } from '../transport/errors';
import { nameOrId } from '../parameters/givenValues';
import { refusedParameter } from '../parameters/refusedParameter';
import { quoted } from '../transport/quoted';
import { trimmed } from '../transport/trimmed';
import type { PollingParameters } from './parameters';
import { properties } from './properties';

const between = (name: string): string[] => name.split(',').map(trimmed).filter(Boolean);

/** A text with commas stands for itself as well as for what is between them: one of the two is enough. */
function missingOf(names: string[], isFound: (name: string) => boolean): string | undefined {
	const whole = names.filter((name) => name.includes(','));
	const isPart = (name: string) =>
		whole.some((each) => isFound(each) && between(each).includes(name));
	const isDivided = (name: string) =>
		whole.includes(name) && between(name).every((part) => names.includes(part));
	return names.find((name) => !isFound(name) && !isPart(name) && !isDivided(name));
}

/** Those of the names that the user finds; all where it may not search. */
async function foundOf(
	names: string[],
	find: (name: string) => Promise<unknown[]>,
): Promise<Set<string>> {
	const found = new Set<string>();
	for (const name of names) {
		const fitting = await unlessRefused(find(nameOrId(name)), undefined);
		if (fitting === undefined || fitting.length > 0) found.add(name);
	}
	return found;
}

/**
 * Throws where the filters name a Liveboard or schedule that the user of the credential does not find: such a filter
 * would let nothing through, and nobody would know why.
 */
export async function requireNamed(
	context: ThoughtSpotContext,
	{ liveboards, filters: { schedules } }: PollingParameters,
): Promise<void> {
	const searches = [
		{
			path: ['liveboards'],
			what: 'Liveboard',
			names: liveboards,
			find: async (name: string) => await findMetadata(context, 'LIVEBOARD', name),
		},
		{
			path: ['filters', 'schedules'],
			what: 'schedule',
			names: schedules,
			find: async (name: string) => await schedulesNamed(context, name),
		},
	];
	for (const { path, what, names, find } of searches) {
		const found = await foundOf(names, find);
		const missing = missingOf(names, (name) => found.has(name));
		if (missing === undefined) continue;
		const message = `there is no ${what} ${quoted(missing)} in the Org of the credential, or its user lacks view access to it`;
		throw refusedParameter({ path, message }, properties);
	}
}

/** Throws where the filters name what cannot be found, once for each change of them: a Liveboard that goes later must not keep out the others' failures. */
export async function requireNewFilters(
	context: IPollFunctions,
	parameters: PollingParameters,
	orgId: string,
	data: IDataObject,
): Promise<void> {
	const { liveboards, filters } = parameters;
	const names = [...liveboards, ...filters.schedules];
	if (names.length === 0) return;
	const named = JSON.stringify([orgId, liveboards, filters.schedules]);
	const found = createHash('sha256').update(named).digest('base64url');
	if (data.foundFilters === found) return;
	await requireNamed(context, parameters);
	data.foundFilters = found;
}
