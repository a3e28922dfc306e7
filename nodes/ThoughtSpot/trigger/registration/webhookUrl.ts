/** n8n gives production and test listener different addresses that end in the same `/<webhook ID>/webhook`. */
const nodePath = (url: string): string => new URL(url).pathname.split('/').slice(-2).join('/');

/** Whether both are addresses of one node: the same n8n, and the path that n8n gave that node. */
export function sameNode(url: string, ownUrl: string): boolean {
	if (!URL.canParse(url) || !URL.canParse(ownUrl)) return url === ownUrl;
	return new URL(url).host === new URL(ownUrl).host && nodePath(url) === nodePath(ownUrl);
}

/** The part of an address that may be shown: the rest can hold a secret. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
