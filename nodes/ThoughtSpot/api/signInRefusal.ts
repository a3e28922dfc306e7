import { failureOf } from '../transport/httpAnswers';
import type { CredentialFields } from '../transport/credential';
import type { Operation } from '../transport/endpoint';
import { decodeErrorBody } from '../transport/errorBody';
import { ThoughtSpotError, withoutFullStop } from '../transport/errors';
import type { HttpAnswer } from '../transport/exchange';
import { LET_N8N_THROUGH, isRefusedBeforeThoughtSpot, notThoughtSpot } from '../transport/refusals';

const TEXT_OF_KIND = {
	secretKey: 'Username or Secret Key',
	password: 'Username or Password',
	token: 'Token, which ThoughtSpot ends after some time and n8n cannot renew,',
} as const;

/** Statuses with which ThoughtSpot refuses a sign-in. */
const REFUSING = [400, 401, 403];
/** Those that say something of the moment; all others below 500 are of another site, unless they have words. */
const MOMENTARY = [408, 425, 429];

/** Which field of the credential to change, for an answer that refused the sign-in. */
export function signInRefusal(
	{ authentication = 'secretKey', orgId }: CredentialFields,
	baseUrl: string,
	operation: Operation<unknown>,
	answer: HttpAnswer,
): ThoughtSpotError {
	const { status, body } = answer;
	const decoded = decodeErrorBody(body);
	const { words, code } = decoded;
	const isWordless = words === '' && code === undefined;
	const said = withoutFullStop(words) || `HTTP status ${status}`;
	const refused = (message: string) =>
		new ThoughtSpotError(message, { status, detail: `HTTP status ${status}` });
	// the words of a redirect are an address
	if (status >= 300 && status < 400) return failureOf(operation, baseUrl, answer);
	if (/\bmfa\b|multi-?\s?factor|second factor/i.test(words)) {
		return refused(
			`ThoughtSpot asks this user for a second factor (MFA), so a password is not enough: ${said}. Change Sign In With to Secret Key or Token, or use a user without MFA.`,
		);
	}
	if (authentication === 'secretKey' && /trusted auth/i.test(words)) {
		return refused(
			`ThoughtSpot does not accept a secret key: ${said}. Ask a ThoughtSpot administrator to enable trusted authentication, or change Sign In With.`,
		);
	}
	if (/\borg\b/i.test(words) && orgId !== undefined) {
		return refused(
			`ThoughtSpot does not let this user into the Org ${orgId}: ${said}. Correct Org ID, or have the user added to that Org.`,
		);
	}
	if (isRefusedBeforeThoughtSpot(status, decoded)) {
		return refused(`ThoughtSpot could not be asked to sign in: ${said}. ${LET_N8N_THROUGH}.`);
	}
	if (REFUSING.includes(status)) {
		const inFront = isWordless
			? ', or have this n8n let through, if something in front of ThoughtSpot, such as a proxy, asks for a sign-in of its own'
			: '';
		return refused(
			`ThoughtSpot did not accept the sign-in: ${said}. Correct ${TEXT_OF_KIND[authentication]} in the ThoughtSpot credential${inFront}.`,
		);
	}
	const isOfAnotherSite = status < 500 && isWordless && !MOMENTARY.includes(status);
	return status === 404 || isOfAnotherSite
		? notThoughtSpot(baseUrl)
		: failureOf(operation, baseUrl, answer);
}
