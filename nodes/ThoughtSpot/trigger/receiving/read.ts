import type { IWebhookFunctions } from 'n8n-workflow';

import type { Bytes } from '../../message/bytes';
import type { Delivery } from '../../message/delivery';
import { inflate, readEncoding } from './inflation';
import { readBody } from './requestBody';
import { signingSecret } from './signingSecret';
import type { Announcement } from './verify/authentication';
import { Refusal } from './verify/authentication';
import { digestOf, startDigest } from './verify/signature';
import type { Verdict } from './verify/verdict';
import { receive } from './verify/verdict';

const MEGABYTE = 1024 * 1024;
/** ThoughtSpot itself gives up after 5 seconds. */
const LONGEST_READING_MILLISECONDS = 60_000;

interface Arrived {
	outcome: 'arrived';
	/** As it came */
	raw: Bytes;
	/** Inflated */
	body: Bytes;
	digests: Buffer[];
}

interface BrokenOff {
	outcome: 'brokenOff';
}

/** What arrives, within the bounds of size and time. */
async function arrive(
	context: IWebhookFunctions,
	secret: string,
	maxSizeMb: number,
): Promise<Arrived | Refusal | BrokenOff> {
	const request = context.getRequestObject();
	const mostBytes = maxSizeMb * MEGABYTE;
	const tooLarge = `The delivery is larger than ${maxSizeMb} MB. Raise Maximum Size in the settings of the trigger.`;
	const encoding = readEncoding(request.headers['content-encoding']);
	if (encoding === 'unknown') {
		return new Refusal(415, 'The Content-Encoding is neither gzip nor deflate.');
	}
	const digest = startDigest(secret);
	const deadline = AbortSignal.timeout(LONGEST_READING_MILLISECONDS);
	const arrived = await readBody(request, { mostBytes, deadline }, digest);
	if (arrived.outcome === 'tooLarge') return new Refusal(413, tooLarge);
	if (arrived.outcome === 'tooSlow') {
		return new Refusal(408, 'The delivery took longer than 60 seconds to arrive.');
	}
	if (arrived.outcome === 'broken') return { outcome: 'brokenOff' };
	const raw = arrived.body;
	const rawDigest = digest.digest();
	if (encoding === undefined) return { outcome: 'arrived', raw, body: raw, digests: [rawDigest] };

	const inflatedDigest = startDigest(secret);
	const inflated = await inflate(raw, encoding, mostBytes, inflatedDigest);
	if (inflated.outcome === 'tooLarge') return new Refusal(413, tooLarge);
	if (inflated.outcome === 'malformed') {
		return new Refusal(400, `The body is not ${encoding}, as its header says.`);
	}
	const digests = [rawDigest, inflatedDigest.digest()];
	return { outcome: 'arrived', raw, body: inflated.body, digests };
}

/** A signature that does not fit may be of a secret that was changed since it was read. */
async function judge(
	context: IWebhookFunctions,
	announcement: Announcement,
	{ raw, body, digests }: Arrived,
	receivedAt: number,
): Promise<Verdict> {
	const verdict = receive({ ...announcement, body, digests, receivedAt });
	if (verdict.outcome === 'accepted' || verdict.status !== 401) return verdict;
	const secret = await signingSecret(context, true);
	if (!secret || secret === announcement.secret) return verdict;
	const again = [raw, body].map((content) => digestOf(secret, content));
	return receive({ ...announcement, secret, body, digests: again, receivedAt });
}

interface Verified {
	outcome: 'verified';
	delivery: Delivery;
	/** The body as it came */
	raw: Bytes;
	/** Epoch milliseconds */
	receivedAt: number;
}

/** Reads the body of a request, verifies it and takes it apart. Never throws, answers nobody. */
export async function readDelivery(
	context: IWebhookFunctions,
	announcement: Announcement,
	maxSizeMb: number,
): Promise<Verified | Refusal | BrokenOff> {
	const arrived = await arrive(context, announcement.secret, maxSizeMb);
	if (arrived.outcome !== 'arrived') return arrived;
	const receivedAt = Date.now();
	const verdict = await judge(context, announcement, arrived, receivedAt);
	if (verdict.outcome === 'refused') return verdict;
	return { outcome: 'verified', delivery: verdict.delivery, raw: arrived.raw, receivedAt };
}
