import { createHash, timingSafeEqual } from 'crypto';

import type { Headers } from './announcement';
import { headerText } from './announcement';
import { Refusal } from './refusal';

/** What ThoughtSpot sends along with alerts of KPI monitors, as the credential has it. */
export interface AlertHeader {
	name?: string;
	value?: string;
}

const digestOf = (text: string) => createHash('sha256').update(text).digest();

/** Why an alert is refused that nobody signed; compared in constant time. Without a header, none is. */
export function refuseAlert(headers: Headers, { name, value }: AlertHeader): Refusal | undefined {
	if (name === undefined && value === undefined) return undefined;
	if (name === undefined || value === undefined) {
		return new Refusal(
			401,
			'The ThoughtSpot credential has only one of KPI Alert Header Name and KPI Alert Secret. Fill in both, or none.',
		);
	}
	const isSame = timingSafeEqual(digestOf(headerText(headers, name)), digestOf(value));
	return isSame
		? undefined
		: new Refusal(401, `The alert has not the secret in the header ${name}.`);
}
