import { z } from 'zod';

import { endpointUrl } from '../transport/address';
import { SIGNED_IN_USER_PATH } from '../transport/client';
import type { CredentialFields } from '../transport/credential';
import { requireBaseUrl } from '../transport/credential';
import type { Endpoint } from '../transport/endpoint';
import { endpoint } from '../transport/endpoint';
import { ThoughtSpotError, decodeErrorBody, noAnswer, notThoughtSpot } from '../transport/errors';
import type { Exchange, HttpAnswer } from '../transport/exchange';
import { networkCode } from '../transport/exchange';
import { identity, optionalText } from './answerFields';
import { SIGN_IN } from './privileges';

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
		id: z.string(),
		name: z.string(),
		display_name: optionalText,
		email: optionalText,
		current_org: identity.nullish(),
		orgs: z.array(identity).nullish(),
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
const TEXT_OF_KIND = {
	secretKey: 'Username or Secret Key',
	password: 'Username or Password',
	token: 'Token',
} as const;

function requireField(value: string | undefined, label: string): string {
	if (value === undefined || value.trim() === '') {
		throw new ThoughtSpotError(`${label} is empty. Fill it in in the ThoughtSpot credential.`);
	}
	return value;
}

/** The Org ID as ThoughtSpot wants it, an integer; `undefined` where the field is empty. */
function orgIdOf(fields: CredentialFields): number | undefined {
	const orgId = (fields.orgId ?? '').trim();
	if (orgId === '') return undefined;
	if (!/^\d+$/.test(orgId)) {
		throw new ThoughtSpotError(
			'Org ID is not a number. Enter the numeric ID of the Org (0 is the Primary Org), not its name, or leave it empty.',
		);
	}
	return Number(orgId);
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

/** Which field of the credential to change, for an answer that refused the sign-in. */
function signInRefusal(fields: CredentialFields, baseUrl: string, answer: HttpAnswer) {
	const { words } = decodeErrorBody(answer.body);
	const said = words === '' ? `HTTP status ${answer.status}` : words.replace(/[.\s]+$/, '');
	const detail = { status: answer.status, detail: `HTTP status ${answer.status}` };
	if (/\bmfa\b|multi-?\s?factor|second factor/i.test(words)) {
		return new ThoughtSpotError(
			`ThoughtSpot asks this user for a second factor (MFA), so a password is not enough: ${said}. Change Sign In With to Secret Key or Token, or use a user without MFA.`,
			detail,
		);
	}
	if (fields.authentication === 'secretKey' && /trusted auth/i.test(words)) {
		return new ThoughtSpotError(
			`ThoughtSpot does not accept a secret key: ${said}. Ask a ThoughtSpot administrator to enable trusted authentication, or change Sign In With.`,
			detail,
		);
	}
	if (/\borg\b/i.test(words) && orgIdOf(fields) !== undefined) {
		return new ThoughtSpotError(
			`ThoughtSpot does not let this user into the Org ${fields.orgId}: ${said}. Correct Org ID, or have the user added to that Org.`,
			detail,
		);
	}
	if ([400, 401, 403].includes(answer.status) && words + String(answer.body) !== '') {
		const label = TEXT_OF_KIND[fields.authentication];
		return new ThoughtSpotError(
			`ThoughtSpot did not accept the sign-in: ${said}. Correct ${label} in the ThoughtSpot credential.`,
			detail,
		);
	}
	if (answer.status === 404) return notThoughtSpot(baseUrl);
	return new ThoughtSpotError(
		`ThoughtSpot could not sign in: ${said}. Wait a few minutes and try again.`,
		{ ...detail, reached: 'unknown' },
	);
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
	if (answer.status < 200 || answer.status > 299) {
		throw signInRefusal(fields, request.baseUrl, answer);
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
		fields.authentication === 'token'
			? requireField(fields.token, 'Token').replace(/^Bearer\s+/i, '')
			: (await ask(exchange, fields, signIn, { baseUrl, body: signInBody(fields) })).token;
	const user = await ask(exchange, fields, getCurrentUser, { baseUrl, bearer });
	if (orgId !== undefined && user.current_org?.id !== String(orgId)) {
		const actual = user.current_org ? orgLabel(user.current_org) : 'no Org';
		throw new ThoughtSpotError(
			`ThoughtSpot signed ${user.name} in to ${actual} instead of the Org ${orgId}. Correct Org ID (or Token, which belongs to one Org), or have the user added to that Org.`,
		);
	}
	return { bearer, user, baseUrl };
}

export function orgLabel(org: { id: string; name?: string | null }): string {
	return org.name ? `the Org "${org.name}" (${org.id})` : `the Org ${org.id}`;
}
