import { ThoughtSpotError } from './errors';
import { trimmed } from './trimmed';

export const API_ROOT = '/api/rest/2.0';

/** Whether an address is on this machine, as in a sandbox. */
export function isLoopback(url: string): boolean {
	const { hostname } = new URL(url);
	return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** The part of an address that may be shown: the rest can hold a secret. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'no host');

function withScheme(pasted: string): string {
	const address = trimmed(pasted);
	return /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;
}

/** What other characters are in is no name of a host, but quotes or a comma that came along. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])$/i;

/** `http://` is for this machine only: elsewhere it would send secrets unencrypted. */
const isUnencrypted = ({ protocol, href }: URL): boolean =>
	protocol === 'http:' && !isLoopback(href);

/**
 * The origin (and path, where a proxy adds one) of a ThoughtSpot instance, from whatever a person pasted:
 * no scheme, a trailing slash, a page address such as `/#/home` or `/api/rest/2.0`.
 * `undefined` where no host can be read from it, or it would be spoken to unencrypted.
 */
export function normalizeBaseUrl(pasted: string): string | undefined {
	if (trimmed(pasted) === '' || !URL.canParse(withScheme(pasted))) return undefined;
	const url = new URL(withScheme(pasted));
	const { protocol, origin, hostname, pathname, username, password } = url;
	// `https:/a.b` and `https://https://a.b` are slips
	if (!/^https?:$/.test(protocol) || /^https?$/.test(hostname)) return undefined;
	if (!HOST.test(hostname)) return undefined;
	if (username + password !== '' || isUnencrypted(url)) return undefined;
	const path = pathname
		.replace(/\/(api\/rest|callosum|v2|develop|pinboards?)(\/.*)?$/i, '')
		.replace(/\/+$/, '');
	return origin + path;
}

const PLACE = '{identifier}';

/** The address of an operation, with `{identifier}` filled in and encoded; throws where that names nothing. */
export function endpointUrl(baseUrl: string, path: string, identifier = ''): string {
	// dots would be read as a step to another path
	if (path.includes(PLACE) && /^\.{0,2}$/.test(trimmed(identifier))) {
		throw new ThoughtSpotError(
			`"${identifier}" is no ID. Choose from the list, or correct the ID or the expression that gives it.`,
		);
	}
	return baseUrl + API_ROOT + path.replace(PLACE, () => encodeURIComponent(identifier));
}
