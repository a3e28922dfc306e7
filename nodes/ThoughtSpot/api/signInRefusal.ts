import { failureOf } from '../transport/answers';
import type { CredentialFields } from '../transport/credential';
import type { Operation } from '../transport/endpoint';
import { decodeErrorBody } from '../transport/errorBody';
import { ThoughtSpotError, withoutFullStop } from '../transport/errors';
import type { HttpAnswer } from '../transport/exchange';
import { LET_N8N_THROUGH, isRefusedBeforeThoughtSpot, notThoughtSpot } from '../transport/refusals';

const TEXT_OF_KIND = {
	secretKey: 'Username or Secret Key',
	password: 'Username or Password',
	token: 'Token',
} as const;

/** Which field of the credential to change, for an answer that refused the sign-in. */
export function signInRefusal(
	{ authentication = 'secretKey', orgId }: CredentialFields,
	baseUrl: string,
	operation: Operation<unknown>,
	answer: HttpAnswer,
): ThoughtSpotError {
	const { status, body } = answer;
	const decoded = decodeErrorBody(body);
	const { words } = decoded;
	const said = withoutFullStop(words) || `HTTP status ${status}`;
	const refused = (message: string) =>
		new ThoughtSpotError(message, { status, detail: `HTTP status ${status}` });
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
	if ([400, 401, 403].includes(status)) {
		return refused(
			`ThoughtSpot did not accept the sign-in: ${said}. Correct ${TEXT_OF_KIND[authentication]} in the ThoughtSpot credential.`,
		);
	}
	return status === 404 ? notThoughtSpot(baseUrl) : failureOf(operation, baseUrl, answer);
}
