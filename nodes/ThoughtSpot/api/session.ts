import { z } from 'zod';

import { endpointUrl } from '../transport/address';
import { hidden, isFulfilled } from '../transport/httpAnswers';
import type { ThoughtSpotContext } from '../transport/client';
import { callThoughtSpot } from '../transport/client';
import type { CredentialFields } from '../transport/credential';
import { orgIdOf, requireBaseUrl, secretsOf } from '../transport/credential';
import type { Endpoint } from '../transport/endpoint';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError } from '../transport/errors';
import type { Exchange } from '../transport/exchange';
import { networkCode } from '../transport/exchange';
import { redaction } from '../transport/redaction';
import { noAnswer, notThoughtSpot } from '../transport/refusals';
import { SIGNED_IN_USER_PATH } from '../transport/requests';
import type { Identity } from './answerFields';
import { identity, userFields } from './answerFields';
import { SIGN_IN } from './privileges';
import { signInRefusal } from './signInRefusal';

export interface SignIn {
	username: string;
	password?: string;
	secret_key?: string;
	validity_time_in_sec: number;
	org_id?: number;
	auto_create: false;
}

const user = z
	.object({
		...userFields,
		current_org: identity.nullish(),
		orgs: z.array(identity).nullish(),
		privileges: z.array(z.string()).nullish(),
	})
	.passthrough();
export type CurrentUser = z.infer<typeof user>;

const session = z
	.object({ token: z.string(), expiration_time_in_millis: z.number().nullish() })
	.passthrough();

export const signIn = endpoint<SignIn, z.infer<typeof session>>({
	purpose: 'sign in',
	method: 'POST',
	path: '/auth/token/full',
	answer: session,
	repeatable: true,
	privilege: SIGN_IN,
	since: '9.0.0.cl',
});

export const getCurrentUser = endpoint<undefined, CurrentUser>({
	purpose: 'say who is signed in',
	method: 'GET',
	path: SIGNED_IN_USER_PATH,
	answer: user,
	repeatable: true,
	privilege: SIGN_IN,
	since: '9.0.0.cl',
});

export interface Session {
	bearer: string;
	user: CurrentUser;
	baseUrl: string;
}

const VALIDITY_SECONDS = 3600;
function requireField(value: string | undefined, label: string): string {
	if (value === undefined) {
		throw new ThoughtSpotError(
			`${label} is empty, or its expression gives no text. Fill it in in the ThoughtSpot credential.`,
		);
	}
	return value;
}

function signInWith({
	authentication,
}: CredentialFields): NonNullable<CredentialFields['authentication']> {
	if (authentication !== undefined) return authentication;
	throw new ThoughtSpotError(
		'Sign In With has an unknown value. Choose Secret Key, Password or Token in the ThoughtSpot credential.',
	);
}

function signInBody(fields: CredentialFields): SignIn {
	const orgId = orgIdOf(fields);
	return {
		username: requireField(fields.username, 'Username'),
		...(fields.authentication === 'password'
			? { password: requireField(fields.password, 'Password') }
			: { secret_key: requireField(fields.secretKey, 'Secret Key') }),
		validity_time_in_sec: VALIDITY_SECONDS,
		...(orgId === undefined ? {} : { org_id: orgId }),
		auto_create: false,
	};
}

async function ask<Body, Answer>(
	exchange: Exchange,
	fields: CredentialFields,
	endpoint: Endpoint<Body, Answer>,
	request: { baseUrl: string; body?: Body; bearer?: string },
): Promise<Answer> {
	const answer = await exchange({
		method: endpoint.method,
		url: endpointUrl(request.baseUrl, endpoint.path),
		headers: {
			Accept: 'application/json',
			...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
			...(request.bearer === undefined ? {} : { Authorization: `Bearer ${request.bearer}` }),
		},
		body: request.body,
	}).catch((error: unknown) => {
		throw noAnswer(new URL(request.baseUrl).host, networkCode(error));
	});
	if (!isFulfilled(answer)) {
		const redact = redaction([...secretsOf(fields), request.bearer]);
		throw signInRefusal(fields, request.baseUrl, signIn, hidden(answer, redact));
	}
	const parsed = endpoint.answer.safeParse(answer.body);
	if (!parsed.success) throw notThoughtSpot(request.baseUrl);
	return parsed.data;
}

/**
 * Signs in with exactly one of secret key, password or token, and makes sure that the session belongs to
 * the Org asked for: ThoughtSpot ignores what it does not understand. Throws `ThoughtSpotError`, naming
 * the field of the credential to change.
 */
export async function openSession(exchange: Exchange, fields: CredentialFields): Promise<Session> {
	const baseUrl = requireBaseUrl(fields.baseUrl);
	const orgId = orgIdOf(fields);
	const bearer =
		signInWith(fields) === 'token'
			? requireField(fields.token, 'Token')
			: (await ask(exchange, fields, signIn, { baseUrl, body: signInBody(fields) })).token;
	const user = await ask(exchange, fields, getCurrentUser, { baseUrl, bearer });
	const org = user.current_org ?? PRIMARY_ORG;
	if (orgId !== undefined && org.id !== String(orgId)) {
		throw new ThoughtSpotError(
			`ThoughtSpot signed ${user.name} in to ${orgLabel(org)} instead of the Org ${orgId}. Correct Org ID (or Token, which belongs to one Org), or have the user added to that Org.`,
		);
	}
	return { bearer, user, baseUrl };
}

/** Where ThoughtSpot names no Org there is only this one. */
export const PRIMARY_ORG: Identity = { id: '0', name: 'Primary' };

/** An Org in messages. */
export function orgLabel(org: { id: string; name?: string | null }): string {
	return org.name ? `the Org "${org.name}" (${org.id})` : `the Org ${org.id}`;
}

/** Who the credential signs in. */
export const currentUser = async (context: ThoughtSpotContext): Promise<CurrentUser> =>
	await callThoughtSpot(context, getCurrentUser);
