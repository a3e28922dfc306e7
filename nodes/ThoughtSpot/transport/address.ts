import { ThoughtSpotError } from './errors';

const API_ROOT = '/api/rest/2.0';

/**
 * The origin (and path, where a proxy adds one) of a ThoughtSpot instance, from whatever a person pasted:
 * no scheme, a trailing slash, a page address such as `/#/home` or `/api/rest/2.0`.
 * `undefined` where no host can be read from it.
 */
export function normalizeBaseUrl(pasted: string): string | undefined {
	const trimmed = pasted.trim();
	if (trimmed === '') return undefined;
	const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
	if (!URL.canParse(withScheme)) return undefined;
	const { protocol, origin, pathname, username } = new URL(withScheme);
	if (!/^https?:$/.test(protocol) || username !== '') return undefined;
	const path = pathname
		.replace(/\/(api\/rest|callosum|v2|develop)(\/.*)?$/, '')
		.replace(/\/+$/, '');
	return origin + path;
}

/** What a URL takes for no part of a path, or for the part above. */
const NO_IDENTIFIERS = ['', '.', '..'];

/** The address of an operation, with `{identifier}` filled in and encoded; throws where that is none. */
export function endpointUrl(baseUrl: string, path: string, identifier = ''): string {
	if (path.includes('{identifier}') && NO_IDENTIFIERS.includes(identifier)) {
		throw new ThoughtSpotError(
			`"${identifier}" is no ID. Correct it, or the expression that gives it.`,
		);
	}
	return baseUrl + API_ROOT + path.replace('{identifier}', encodeURIComponent(identifier));
}

/** Whether both the instance and what it would call are on this machine, as in a sandbox. */
export function isLoopback(url: string): boolean {
	const { hostname } = new URL(url);
	return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
