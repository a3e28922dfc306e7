import { createHash, timingSafeEqual } from 'crypto';

import { alertHeaderProblem } from '../../../transport/credential';
import type { Headers } from './announcement';
import { headerText } from './announcement';
import { Refusal } from './refusal';

/** What ThoughtSpot sends along with alerts of KPI monitors, as the credential has it. */
export interface AlertHeader {
	name?: string;
	value?: string;
}

const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

/** Why an alert is refused that nobody signed; compared in constant time. Without a header, none is. */
export function refuseAlert(headers: Headers, { name, value }: AlertHeader): Refusal | undefined {
	const problem = alertHeaderProblem({ alertHeaderName: name, alertSecret: value });
	if (problem !== undefined) return new Refusal(401, problem);
	if (name === undefined || value === undefined) return undefined;
	// Node reads the bytes of a header as Latin-1; most senders write UTF-8
	const presented = digestOf(Buffer.from(headerText(headers, name), 'latin1'));
	const isSame = (['utf8', 'latin1'] as const).map((encoding) =>
		timingSafeEqual(presented, digestOf(Buffer.from(value, encoding))),
	);
	return isSame.includes(true)
		? undefined
		: new Refusal(
				401,
				`The alert does not have the secret of the credential in the header ${name}.`,
			);
}
