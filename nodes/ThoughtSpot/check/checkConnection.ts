import type { IExecuteFunctions } from 'n8n-workflow';

import { resultOrError, ThoughtSpotError } from '../transport/errors';
import { checks } from './checks';
import { Connection } from './connection';
import type { Finding } from './check';
import { findingOf, unknown } from './check';

export type CheckItem = { check: string } & Finding;

/** What a check cannot tell while another one, which it needs, is not fine. */
function waiting(needs: string[], done: Map<string, Finding>): Finding | undefined {
	const missing = needs.find((name) => !['ok', 'warning'].includes(done.get(name)?.status ?? ''));
	if (missing === undefined) return undefined;
	return unknown(
		`Not known, as ${missing} is not fine.`,
		done.get(missing)?.remedy ?? `See to ${missing} first.`,
	);
}

/** Goes through all checks in their order; one that fails stops no other. Nothing at ThoughtSpot is changed. */
export async function checkConnection(context: IExecuteFunctions): Promise<CheckItem[]> {
	const connection = new Connection(context);
	const done = new Map<string, Finding>();
	for (const { name, needs, run } of checks) {
		const blocked = waiting(needs, done);
		const found = blocked ?? (await resultOrError(run(connection)));
		done.set(name, found instanceof ThoughtSpotError ? findingOf(found) : found);
	}
	return [...done].map(([check, finding]) => ({ check, ...finding }));
}
