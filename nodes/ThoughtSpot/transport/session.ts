import { normalizeBaseUrl, endpointUrl } from './address';
import type { CurrentUser, Endpoint, SignIn } from './contract';
import { getCurrentUser, signIn } from './contract';
import type { CredentialFields } from './credential';
import { ThoughtSpotError, decodeErrorBody, noAnswer } from './errors';

export interface HttpAnswer {
	status: number;
	/** Names in lower case */
	headers: Record<string, unknown>;
	body: unknown;
}

export interface HttpQuestion {
	method: 'GET' | 'POST';
	url: string;
	headers: Record<string, string>;
	body?: unknown;
}

/** Sends one request; rejects only where no answer came, with Node's error code in `code`. */
export type Exchange = (question: HttpQuestion) => Promise<HttpAnswer>;

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

/** Error code of Node's network errors, where a caught value has one. */
export function networkCode(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	return 'cause' in error ? networkCode(error.cause) : undefined;
}

export function requireBaseUrl(pasted: string): string {
	const baseUrl = normalizeBaseUrl(pasted);
	if (baseUrl === undefined) {
		throw new ThoughtSpotError(
			'Base URL is not an address. Enter the address of your ThoughtSpot, such as https://mycompany.thoughtspot.cloud.',
		);
	}
	return baseUrl;
}

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

export function notThoughtSpot(baseUrl: string): ThoughtSpotError {
	return new ThoughtSpotError(
		`${baseUrl} answers, but not as ThoughtSpot's REST API v2. Correct Base URL in the ThoughtSpot credential.`,
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
