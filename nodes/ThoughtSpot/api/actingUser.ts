import type { ActingUser, ThoughtSpotContext } from '../transport/client';
import { CREDENTIAL, callThoughtSpot } from '../transport/client';
import { parseCredential } from '../transport/credential';
import { oncePerExecution } from '../transport/oncePerExecution';
import { resultOrError, ThoughtSpotError, withoutFullStop } from '../transport/errors';
import { signIn } from './session';

/** No use prolongs it: long enough for the last item that has the token, also where its export is slow. */
const ACTING_VALIDITY_SECONDS = 1800;
/** How long one token serves the items that are run as the same user. */
const TOKEN_SHARED_MILLISECONDS = 900_000;

/** The secret key that the credential signs in with, if it does. */
async function secretKeyOf(context: ThoughtSpotContext): Promise<string | undefined> {
	const { authentication, secretKey } = parseCredential(await context.getCredentials(CREDENTIAL));
	return authentication === 'secretKey' ? secretKey : undefined;
}

/** Whether the credential can act as other users: whoever has the secret key may be anybody. */
export const mayActAsOthers = async (context: ThoughtSpotContext): Promise<boolean> =>
	(await secretKeyOf(context)) !== undefined;

/**
 * Somebody else to ask as, by the name that they sign in with, in an Org. Throws where the credential has no secret
 * key, and where ThoughtSpot does not let that user in.
 */
export const actingUser = oncePerExecution(signedInAs, TOKEN_SHARED_MILLISECONDS);

async function signedInAs(
	context: ThoughtSpotContext,
	name: string,
	orgId: string,
): Promise<ActingUser> {
	const user = {
		name,
		token: await newToken(context, name, orgId),
		renew: async () => {
			user.token = await newToken(context, name, orgId);
		},
	};
	return user;
}

async function newToken(context: ThoughtSpotContext, name: string, orgId: string): Promise<string> {
	const secretKey = await secretKeyOf(context);
	if (secretKey === undefined) {
		throw new ThoughtSpotError(
			'Only a ThoughtSpot credential that signs in with a secret key can act as another user. Change Sign In With to Secret Key in the credential, or run as the signed-in user.',
		);
	}
	const opened = await resultOrError(
		callThoughtSpot(context, signIn, {
			body: {
				username: name,
				secret_key: secretKey,
				validity_time_in_sec: ACTING_VALIDITY_SECONDS,
				org_id: Number(orgId),
				auto_create: false,
			},
		}),
	);
	if (!(opened instanceof ThoughtSpotError)) return opened.token;
	throw new ThoughtSpotError(
		`ThoughtSpot did not let n8n act as the user ${name}: ${withoutFullStop(opened.message)}. Check that a user signs in with this name, is active and in the Org ${orgId}.`,
		{ status: opened.status, detail: opened.detail },
	);
}
