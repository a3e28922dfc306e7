import { textParameter, trimmedText } from '../../parameters/parameterSchemas';
import { isLoopback } from '../../transport/address';
import { isHeaderName } from '../../transport/exchange';

// What the fields of a webhook take, so that ThoughtSpot can deliver at all.

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
