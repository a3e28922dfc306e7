import { API_ROOT, normalizeBaseUrl } from './address';
import type { Operation } from './endpoint';
import type { ErrorBody } from './errorBody';
import { decodeErrorBody } from './errorBody';
import { ACCESS_REFUSED, ThoughtSpotError, withoutFullStop } from './errors';
import type { HttpAnswer } from './exchange';
import { headerOf } from './exchange';
import { askedWait } from './repeats';

type Purpose = Pick<Operation<unknown>, 'purpose' | 'privilege' | 'since' | 'remedies'>;

const SEVERAL_MINUTES = 'Wait a few minutes and try again';

/** A proxy, firewall or allow list refuses with an empty answer or a page of its own, ThoughtSpot with words. */
export const isRefusedBeforeThoughtSpot = (status: number, { words, code }: ErrorBody): boolean =>
	status === 403 && words === '' && code === undefined;

export const LET_N8N_THROUGH =
	'Something in front of ThoughtSpot refused the request, such as a proxy, a firewall or a list of allowed addresses: have this n8n let through';

const NEXT_STEPS: Array<{
	applies: (status: number, body: ErrorBody) => boolean;
	sentence: (endpoint: Purpose, user: string, body: ErrorBody) => string;
}> = [
	{
		applies: (_, { words }) => /PREREQUISITE_NOT_MET/.test(words),
		sentence: () =>
			'Webhooks are not enabled on this ThoughtSpot instance: ask ThoughtSpot Support to enable them (10.14.0.cl or later)',
	},
	{
		applies: (status) => status === 401,
		sentence: () =>
			'ThoughtSpot did not accept the sign-in: test the ThoughtSpot credential and correct the field that it names',
	},
	{ applies: isRefusedBeforeThoughtSpot, sentence: () => LET_N8N_THROUGH },
	{
		applies: (status, { code }) => status === 403 || code === ACCESS_REFUSED,
		sentence: ({ privilege }, user) =>
			`${user} lacks the privilege: ask a ThoughtSpot administrator for ${privilege}`,
	},
	{
		applies: (status, { words }) => status < 500 && /already exists/i.test(words),
		sentence: () => 'Change the one that is there, or delete it first',
	},
	{
		applies: (status, { words }) => status === 400 && /\borg_identifier\b/.test(words),
		sentence: () => 'Choose the Org from the list, or check its name or ID',
	},
	{
		applies: (status) => status === 404,
		sentence: ({ since }) =>
			`Check that what you named exists in this Org, and that your ThoughtSpot release has this operation (${since} or later)`,
	},
	{
		applies: (status) => status === 429,
		sentence: () =>
			`ThoughtSpot limits how many requests it takes: ${SEVERAL_MINUTES.toLowerCase()}`,
	},
	{
		applies: (status, { words }) => status >= 500 || words === '',
		sentence: (_endpoint, _user, { incidentId }) =>
			`${SEVERAL_MINUTES}; if it stays, ${incidentId ? 'give the incident ID to' : 'tell'} ThoughtSpot Support`,
	},
	{
		applies: () => true,
		sentence: () => 'If this names something that you entered, correct it',
	},
];

function waitSentence(answer: HttpAnswer): string | undefined {
	const milliseconds = askedWait(answer, Date.now());
	if (milliseconds === undefined) return undefined;
	const seconds = Math.ceil(milliseconds / 1000);
	const time = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
	return `ThoughtSpot asks to wait ${time}: try again after that`;
}

/**
 * The error for an answer outside 2xx: ThoughtSpot's words, then the next step. `user`: who asked, where it was not
 * the credential's.
 */
export function refusal(endpoint: Purpose, answer: HttpAnswer, user?: string): ThoughtSpotError {
	const { status, body } = answer;
	const decoded = decodeErrorBody(body);
	const remedy = endpoint.remedies?.find(({ words }) => words.test(decoded.words));
	const said = remedy?.said ?? (withoutFullStop(decoded.words) || `HTTP status ${status}`);
	const who = user === undefined ? 'The user of the ThoughtSpot credential' : `The user ${user}`;
	const step =
		waitSentence(answer) ??
		remedy?.sentence ??
		NEXT_STEPS.find(({ applies }) => applies(status, decoded))?.sentence(endpoint, who, decoded);
	const own = remedy?.said === undefined ? '' : `: ${decoded.words}`;
	const code = decoded.code === undefined ? '' : `, ThoughtSpot code ${decoded.code}`;
	const incident = decoded.incidentId ? ` (incident ID ${decoded.incidentId})` : '';
	return new ThoughtSpotError(
		`ThoughtSpot could not ${endpoint.purpose}: ${said}. ${step ?? ''}.`,
		{
			status,
			code: decoded.code,
			reached: status >= 500 && decoded.code !== ACCESS_REFUSED ? 'unknown' : 'refused',
			detail: `HTTP status ${status}${code}${incident}${own}`,
		},
	);
}

/** Origin and path of a redirect's target: what else it holds may be a secret. */
function targetOf(answer: HttpAnswer, from: string): URL | undefined {
	const location = headerOf(answer, 'location');
	if (location === '' || !URL.canParse(location, from)) return undefined;
	const { origin, pathname } = new URL(location, from);
	return URL.canParse(origin + pathname) ? new URL(origin + pathname) : undefined;
}

const isSamePlace = (target: URL, baseUrl: string): boolean =>
	target.origin === new URL(baseUrl).origin && !target.pathname.includes(API_ROOT);

/** The error for a redirect, which is never followed: it would carry secrets to another host. */
export function redirected(baseUrl: string, answer: HttpAnswer): ThoughtSpotError {
	const target = targetOf(answer, baseUrl);
	const meant = target && normalizeBaseUrl(target.href);
	const step =
		target === undefined || meant === undefined || isSamePlace(target, baseUrl)
			? '. Something in front of ThoughtSpot, such as a sign-in page, has to let n8n through, or Base URL in the ThoughtSpot credential has to be the https address that it leads to.'
			: ': enter that as Base URL in the ThoughtSpot credential, if it is your ThoughtSpot, or have this n8n let through, if it is a sign-in page.';
	return new ThoughtSpotError(
		`${baseUrl} answers with a redirect to ${meant ?? target?.href ?? 'an address that cannot be read'}${step}`,
		{ status: answer.status, detail: `HTTP status ${answer.status}` },
	);
}

const REFUSED_CONNECTIONS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH']);

/** The error for a request that got no answer; `code` is Node's or OpenSSL's, e.g. `ECONNRESET`. */
export function noAnswer(host: string, code: string | undefined): ThoughtSpotError {
	const notFound = code === 'ENOTFOUND' || code === 'EAI_AGAIN';
	const certificate = code !== undefined && /CERT|SELF_SIGNED|ERR_TLS|SSL/.test(code);
	const reason = notFound
		? 'there is no such host'
		: certificate
			? 'its TLS certificate is not trusted'
			: code === 'ECONNREFUSED'
				? 'it refused the connection'
				: 'the connection broke or took too long';
	return new ThoughtSpotError(
		`ThoughtSpot could not be reached at ${host}: ${reason}. Check Base URL in the ThoughtSpot credential and that this n8n may connect to that host.`,
		{
			reached:
				code !== undefined && (REFUSED_CONNECTIONS.has(code) || certificate)
					? 'refused'
					: 'unknown',
			detail: code,
		},
	);
}

/** The error for an answer in no form that ThoughtSpot has, such as a web page. */
export function notThoughtSpot(baseUrl: string): ThoughtSpotError {
	return new ThoughtSpotError(
		`${baseUrl} answers, but not as ThoughtSpot's REST API v2: it is another site, or something in front of ThoughtSpot, such as a sign-in page, a VPN or a proxy, answers in its place. Correct Base URL in the ThoughtSpot credential, or have this n8n let through.`,
		{ reached: 'unknown' },
	);
}

/** The error for a request that was given up: n8n cancelled the execution, or the time allowed was over. */
export function interrupted(
	{ purpose }: Pick<Purpose, 'purpose'>,
	isCancelled: boolean,
): ThoughtSpotError {
	return new ThoughtSpotError(
		isCancelled
			? `The execution was cancelled while ThoughtSpot was asked to ${purpose}.`
			: `ThoughtSpot was asked to ${purpose} and did not answer in the time that n8n has for it. ${SEVERAL_MINUTES}.`,
		{ reached: 'unknown' },
	);
}
