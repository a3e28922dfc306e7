import type { IExecuteFunctions } from 'n8n-workflow';

import type { Named } from '../../api/metadata';
import { visualizationsOf } from '../../api/metadata';
import { calledSo } from '../../api/named';
import { resultOrError, ThoughtSpotError } from '../../transport/errors';
import { quoted } from '../../transport/quoted';

const MOST_NAMES = 30;

function noSuchVisualization(
	liveboard: Named,
	wanted: string,
	present: Named[],
	field: string,
): ThoughtSpotError {
	const names = present.slice(0, MOST_NAMES).map(({ name }) => `"${name}"`);
	const more = present.length > MOST_NAMES ? ` and ${present.length - MOST_NAMES} more` : '';
	return new ThoughtSpotError(
		`The Liveboard "${liveboard.name}" has no visualization ${quoted(wanted)}, but ${names.join(', ')}${more}. Choose one in ${field}.`,
		{ status: 404 },
	);
}

/**
 * Has `work` done with the visualizations that somebody has named in `field`. Where ThoughtSpot refuses, with those of
 * the names in another letter case; throws where the Liveboard has none of a name, and tells which it has.
 */
export async function withVisualizations<Result>(
	context: IExecuteFunctions,
	liveboard: Named,
	wanted: string[] | undefined,
	field: string,
	work: (identifiers: string[] | undefined) => Promise<Result>,
): Promise<Result> {
	if (wanted === undefined || wanted.length === 0) return await work(undefined);
	const done = await resultOrError(work(wanted));
	if (!(done instanceof ThoughtSpotError)) return done;
	if (done.reached !== 'refused') throw done;
	const present = await resultOrError(visualizationsOf(context, liveboard.id));
	if (present instanceof ThoughtSpotError || present.length === 0) throw done;
	const ids = new Set(present.map(({ id }) => id));
	const meant = wanted.map((each) => {
		const [found] = ids.has(each) ? [{ id: each, name: each }] : calledSo(present, each);
		if (found === undefined) throw noSuchVisualization(liveboard, each, present, field);
		return found.name === each ? each : found.id;
	});
	if (meant.every((each, place) => each === wanted[place])) throw done;
	return await work(meant);
}
