import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { openSession, orgLabel } from '../api/session';
import { parseCredential } from '../transport/credential';
import { ThoughtSpotError, messageOf } from '../transport/errors';
import { credentialTestExchange } from '../transport/requests';
import { signingSecretProblem } from '../transport/signingSecret';

/** A signing secret that is there has to do; without one, one is generated. */
function requireStrongSecret(stored: unknown, secret: string | undefined): void {
	const isLeftEmpty = stored === undefined || stored === null || stored === '';
	const problem = isLeftEmpty ? undefined : signingSecretProblem(secret);
	if (problem !== undefined) throw new ThoughtSpotError(problem);
}

/** The credential's test button: says who signed in and where, or which field to change. */
async function thoughtSpotApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const fields = parseCredential(credential.data);
		requireStrongSecret(credential.data?.signingSecret, fields.signingSecret);
		const { user, baseUrl } = await openSession(credentialTestExchange(this), fields);
		const who = user.display_name || user.name;
		const where = user.current_org ? ` in ${orgLabel(user.current_org)}` : '';
		return { status: 'OK', message: `Signed in to ${baseUrl} as ${who}${where}` };
	} catch (error) {
		return { status: 'Error', message: messageOf(error) };
	}
}

export const credentialTest = { thoughtSpotApiTest };
