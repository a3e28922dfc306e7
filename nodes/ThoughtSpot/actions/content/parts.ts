import type { IExecuteFunctions } from 'n8n-workflow';

import type { Named } from '../../api/metadata';
import { tabsOf, viewsOf, visualizationsOf } from '../../api/metadata';
import { calledSo } from '../../api/named';
import { currentUser } from '../../api/session';
import { isAccessRefused, resultOrError, ThoughtSpotError } from '../../transport/errors';
import { quoted } from '../../transport/quoted';

const MOST_NAMES = 30;

/** Parts of a Liveboard that somebody has named in `field`. */
export interface NamedParts {
	wanted: string[] | undefined;
	field: string;
	/** Completes "The Liveboard has no …" */
	one: (name: string) => string;
	/** Those that there are; `undefined` where ThoughtSpot does not tell. */
	present: (context: IExecuteFunctions, liveboardId: string) => Promise<Named[] | undefined>;
}

type Wanted = Pick<NamedParts, 'wanted' | 'field'>;

export const visualizationsNamed = (named: Wanted): NamedParts => ({
	...named,
	one: (name) => `visualization ${name}`,
	present: async (context, id) => {
		const found = await visualizationsOf(context, id);
		return found.length === 0 ? undefined : found;
	},
});

export const tabsNamed = (named: Wanted): NamedParts => ({
	...named,
	one: (name) => `tab ${name}`,
	present: async (context, id) => await tabsOf(context, id),
});

/** A personalized view as this user may see it, by default the one of the credential. */
export const viewNamed = (
	view: string | undefined,
	field: string,
	userId: string | undefined,
): NamedParts => ({
	wanted: view === undefined ? undefined : [view],
	field,
	one: (name) => `personalized view ${name} for this user`,
	present: async (context, id) =>
		await viewsOf(context, id, userId ?? (await currentUser(context)).id),
});

function noSuchPart(
	liveboard: Named,
	{ one, field }: NamedParts,
	wanted: string,
	present: Named[],
): ThoughtSpotError {
	const names = present.slice(0, MOST_NAMES).map(({ name }) => quoted(name));
	const more = present.length > MOST_NAMES ? ` and ${present.length - MOST_NAMES} more` : '';
	const others =
		names.length === 0
			? `nor any other. Remove ${field}.`
			: `but ${names.join(', ')}${more}. Choose one in ${field}.`;
	return new ThoughtSpotError(
		`The Liveboard "${liveboard.name}" has no ${one(quoted(wanted))}, ${others}`,
		{ status: 404 },
	);
}

/** The parts that are meant, by their IDs where a name is spelled in another letter case. Throws where one is not there. */
async function meantBy(
	context: IExecuteFunctions,
	liveboard: Named,
	parts: NamedParts,
): Promise<string[]> {
	const { wanted = [] } = parts;
	if (wanted.length === 0) return wanted;
	const present = await resultOrError(parts.present(context, liveboard.id));
	if (present instanceof ThoughtSpotError || present === undefined) return wanted;
	const ids = new Set(present.map(({ id }) => id));
	return wanted.map((each) => {
		const [found] = ids.has(each) ? [{ id: each, name: each }] : calledSo(present, each);
		if (found === undefined) throw noSuchPart(liveboard, parts, each, present);
		return found.name === each ? each : found.id;
	});
}

/**
 * Has `work` done with what somebody has named of a Liveboard, which it gets in the same order. Where ThoughtSpot
 * refuses, with those of the names in another letter case; throws where the Liveboard has none of a name, and tells
 * which it has.
 */
export async function withParts<Result>(
	context: IExecuteFunctions,
	liveboard: Named,
	named: NamedParts[],
	work: (parts: string[][]) => Promise<Result>,
): Promise<Result> {
	const wanted = named.map((parts) => parts.wanted ?? []);
	const done = await resultOrError(work(wanted));
	if (!(done instanceof ThoughtSpotError)) return done;
	if (done.reached !== 'refused' || isAccessRefused(done)) throw done;
	const meant: string[][] = [];
	for (const parts of named) meant.push(await meantBy(context, liveboard, parts));
	if (JSON.stringify(meant) === JSON.stringify(wanted)) throw done;
	return await work(meant);
}

/** The same for visualizations alone; `work` gets `undefined` for all of them. */
export async function withVisualizations<Result>(
	context: IExecuteFunctions,
	liveboard: Named,
	wanted: string[] | undefined,
	field: string,
	work: (identifiers: string[] | undefined) => Promise<Result>,
): Promise<Result> {
	return await withParts(
		context,
		liveboard,
		[visualizationsNamed({ wanted, field })],
		async ([visualizations = []]) => await work(someOf(visualizations)),
	);
}

/** What a request names; nothing stands for all. */
export const someOf = (identifiers: string[]): string[] | undefined =>
	identifiers.length > 0 ? identifiers : undefined;
