import type { IExecuteFunctions } from 'n8n-workflow';

import { isHeaderName } from '../../transport/exchange';
import { textParameter, trimmedText } from '../../parameters/parameterSchemas';
import { isLoopback } from '../../transport/address';
import { baseUrlOf } from '../../transport/client';
import { ThoughtSpotError } from '../../transport/errors';

// What a webhook needs so that ThoughtSpot can deliver at all.

/** A text that must not be left empty. */
export const needed = trimmedText.refine((text) => text !== '', 'it is empty');

export const headerName = trimmedText.refine(isHeaderName, 'it takes the name of an HTTP header');

// no control characters, and nothing beyond Latin-1
const HEADER_VALUE = /^[\t\x20-\x7e\xa0-\xff]*$/;
const isHeaderValue = (text: string) => HEADER_VALUE.test(text);
const IN_HEADERS = 'it has a line break or another character that HTTP headers cannot hold';

export const headerValue = textParameter.default('').refine(isHeaderValue, IN_HEADERS);

/** A secret that is sent in a header. */
export const neededInHeader = needed.refine(isHeaderValue, IN_HEADERS);

const EXAMPLE = 'such as https://example.com/reports';

/** Loopback addresses may be spoken to unencrypted: `requireReachable` says who may. */
export const address = needed.superRefine((text, issues) => {
	const refuse = (message: string) => issues.addIssue({ code: 'custom', message });
	if (text === '') return;
	if (!URL.canParse(text)) return refuse(`it takes an https address, ${EXAMPLE}`);
	const { protocol, username, password } = new URL(text);
	if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(text))) {
		return refuse(`it takes an https address, ${EXAMPLE}`);
	}
	if (username + password !== '') {
		refuse('it has a user name or password in it, which belongs in Authentication');
	}
});

/** Where nobody but a machine itself is. */
const isNowhere = (url: string): boolean =>
	isLoopback(url) || /(^|\.)localhost\.?$|^0\.0\.0\.0$|^\[::\]$/.test(new URL(url).hostname);

/** Throws where ThoughtSpot cannot reach an address: only one on the same machine reaches that machine itself. */
export async function requireReachable(context: IExecuteFunctions, url: string): Promise<void> {
	if (!isNowhere(url) || isLoopback(await baseUrlOf(context))) return;
	throw new ThoughtSpotError(
		`ThoughtSpot cannot deliver to ${new URL(url).origin}: that is nowhere but the machine itself. Enter in URL the public https address of the receiver.`,
	);
}
