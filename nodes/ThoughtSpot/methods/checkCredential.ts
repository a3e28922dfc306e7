import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { openSession, orgLabel } from '../api/session';
import type { CredentialFields } from '../transport/credential';
import { alertHeaderProblem, parseCredential } from '../transport/credential';
import { ThoughtSpotError, messageOf } from '../transport/errors';
import { credentialTestExchange } from '../transport/requests';
import { previousSecretProblem, signingSecretProblem } from '../transport/signingSecret';

/** What deliveries could not be verified with; a signing secret that is left empty is generated. */
function requireSoundSecrets(
	stored: ICredentialsDecrypted['data'],
	fields: CredentialFields,
): void {
	const isLeftEmpty = (stored?.signingSecret ?? '') === '';
	const problem =
		(isLeftEmpty ? undefined : signingSecretProblem(fields.signingSecret)) ??
		previousSecretProblem(stored) ??
		alertHeaderProblem(fields);
	if (problem !== undefined) throw new ThoughtSpotError(problem);
}

/** The credential's test button: says who signed in and where, or which field to change. */
async function thoughtSpotApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const fields = parseCredential(credential.data);
		requireSoundSecrets(credential.data, fields);
		const { user, baseUrl } = await openSession(credentialTestExchange(this), fields);
		const who = user.display_name || user.name;
		const where = user.current_org ? ` in ${orgLabel(user.current_org)}` : '';
		return { status: 'OK', message: `Signed in to ${baseUrl} as ${who}${where}` };
	} catch (error) {
		return { status: 'Error', message: messageOf(error) };
	}
}

export const credentialTest = { thoughtSpotApiTest };
