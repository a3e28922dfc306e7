import { isSigned, sign } from '../sharing/signedText';
import type { TriggerAddress } from '../sharing/triggerAddress';
import { addressOf, triggerAt } from '../sharing/triggerAddress';
import type { Announcement, Headers } from './verify/announcement';

/** Marks what the head has passed on, so that nobody passes it on again. */
export const HOP_HEADER = 'x-n8n-thoughtspot-hop';

const PURPOSE = 'hop';
/** Of the signing secret and the previous one */
const MOST_MARKS = 2;
/** Of one connection, of one address alone, or ours */
const NOT_PASSED_ON =
	/^(connection|keep-alive|transfer-encoding|te|trailer|upgrade|proxy-.*|host|content-length|expect|cookie|authorization|x-n8n-thoughtspot-.*)$/;

/** A delivery as one subscriber gets it. */
export interface Hop {
	to: TriggerAddress;
	/** The delivery's, as its header has it */
	signature: string;
}

/** The hop of a delivery to a trigger. */
export const hopTo = (
	to: TriggerAddress,
	{ headers, signatureHeader }: Pick<Announcement, 'headers' | 'signatureHeader'>,
): Hop => ({ to, signature: String(headers[signatureHeader.toLowerCase()]) });

const textOf = ({ to: { endpoint, webhookId }, signature }: Hop) =>
	[endpoint, webhookId, signature].join('\n');

/**
 * The value of the header: only who knows a signing secret can write it, and it counts for this hop alone. Of each secret,
 * as who gets it may not know the new one yet.
 */
export const hopMark = (hop: Hop, secrets: readonly string[]): string =>
	secrets.map((secret) => sign(PURPOSE, textOf(hop), secret)).join(' ');

/** Whether one of the marks in the header is of this hop, by one of the secrets. */
export const isHopMark = (marks: unknown, hop: Hop, secrets: readonly string[]): boolean =>
	typeof marks === 'string' &&
	marks.split(' ', MOST_MARKS).some((mark) => isSigned(PURPOSE, textOf(hop), mark, secrets));

/** What goes along: content type, encoding, signature and the rest, but nothing of the connection or the sender. */
export function passedOnHeaders(headers: Headers, signatureHeader: string): Record<string, string> {
	const named = String(headers.connection ?? '').toLowerCase();
	const ofConnection = new Set(named.split(',').map((name) => name.trim()));
	const isLeftOut = (name: string) =>
		name !== signatureHeader.toLowerCase() && (NOT_PASSED_ON.test(name) || ofConnection.has(name));
	return Object.fromEntries(
		Object.entries(headers)
			.filter(([name]) => !isLeftOut(name))
			.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
	);
}

/** The end of the connection on which a request came that is this n8n's. */
export interface ReceivingSocket {
	localAddress?: string;
	localPort?: number;
	/** Set by Node where it is of TLS */
	encrypted?: boolean;
}

/** Where this process listens. */
export function listeningOrigin({ localAddress, localPort, encrypted }: ReceivingSocket): string {
	const address = localAddress?.replace(/^::ffff:(?=\d+\.)/, '') ?? '';
	const host = address.includes(':') ? `[${address}]` : address;
	return `${encrypted ? 'https' : 'http'}://${host}:${localPort}`;
}

/**
 * The address of a subscriber at the origin of this n8n: `path` is that of a request to a trigger, `query` empty or
 * begins with a question mark. `undefined` where an HTTP client could read it as another place.
 */
export function addressAt(
	origin: string,
	path: string,
	query: string,
	subscriber: TriggerAddress,
): string | undefined {
	const wanted = addressOf(path, subscriber) ?? '';
	const address = `${origin}${wanted}${query}`;
	if (triggerAt(wanted) === undefined || !URL.canParse(address)) return undefined;
	const url = new URL(address);
	const isThere = url.origin === new URL(origin).origin && url.pathname === wanted;
	const isAllThereIs = url.username + url.password + url.hash === '';
	return isThere && isAllThereIs ? url.href : undefined;
}
