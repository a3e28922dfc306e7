import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { credentialTestExchange } from '../transport/client';
import { parseCredential } from '../transport/credential';
import { openSession, orgLabel } from '../api/session';

/** The credential's test button: says who signed in and where, or which field to change. */
async function thoughtSpotApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		const fields = parseCredential(credential.data);
		const { user, baseUrl } = await openSession(credentialTestExchange(this), fields);
		const who = user.display_name || user.name;
		const where = user.current_org ? ` in ${orgLabel(user.current_org)}` : '';
		return { status: 'OK', message: `Signed in to ${baseUrl} as ${who}${where}` };
	} catch (error) {
		return { status: 'Error', message: error instanceof Error ? error.message : String(error) };
	}
}

export const credentialTest = { thoughtSpotApiTest };
