import { isLoopback, normalizeBaseUrl } from '../transport/address';

/** Where an address is, without its path; as it stands where it has no scheme. */
export const originOf = (url: string): string => /^https?:\/\/[^/]+/i.exec(url)?.[0] ?? url;

const isPublic = (url: string): boolean =>
	URL.canParse(url) && new URL(url).protocol === 'https:' && !isLoopback(url);

/**
 * What is wrong with an address of this n8n that ThoughtSpot cannot reach, and what to do; `undefined` where it can. It
 * calls from outside; only a ThoughtSpot on the same machine can reach a loopback address.
 */
export function unreachable(
	url: string,
	baseUrl: string,
): { message: string; remedy: string } | undefined {
	const thoughtSpot = normalizeBaseUrl(baseUrl);
	if (isPublic(url) || (thoughtSpot !== undefined && isLoopback(thoughtSpot))) return undefined;
	return {
		message: `ThoughtSpot cannot deliver to ${originOf(url)}: it needs a public https address.`,
		remedy:
			'Set N8N_WEBHOOK_URL (n8n 2) or WEBHOOK_URL to the address under which this n8n is reached from the internet, and restart n8n.',
	};
}
