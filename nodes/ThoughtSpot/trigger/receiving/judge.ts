import type { IWebhookFunctions } from 'n8n-workflow';

import type { Bytes } from '../../message/bytes';
import { inflate, inflateUnverified, readEncoding } from './inflation';
import { changedSecrets } from './signingSecrets';
import type { Announcement } from './verify/announcement';
import { NO_MATCH } from './verify/authentication';
import { Refusal } from './verify/refusal';
import { Signature } from './verify/signature';
import type { Verdict } from './verify/verdict';
import { receive } from './verify/verdict';

export const MEGABYTE = 1024 * 1024;

export interface Arrived {
	/** As it came */
	raw: Bytes;
	/** HMAC-SHA256 of it by the first secret */
	digest: Buffer;
	/** Epoch milliseconds */
	receivedAt: number;
}

export const tooLarge = (maxSizeMb: number) =>
	new Refusal(
		413,
		`The delivery is larger than ${maxSizeMb} MB. Raise Maximum Size in the settings of the trigger.`,
	);

/** The body without its encoding. What is not signed is told nothing about it. */
async function open(
	raw: Bytes,
	{ headers, maxSizeMb }: Announcement,
	isSigned: boolean,
): Promise<Bytes | Refusal> {
	const encoding = readEncoding(headers['content-encoding']?.toString());
	if (encoding === undefined) return raw;
	if (encoding === 'unknown') {
		return isSigned
			? new Refusal(415, 'The Content-Encoding is neither gzip nor deflate.')
			: NO_MATCH;
	}
	const inflateOpenly = isSigned ? inflate : inflateUnverified;
	const inflated = await inflateOpenly(raw, encoding, maxSizeMb * MEGABYTE);
	if (inflated.outcome === 'complete') return inflated.body;
	if (!isSigned) return NO_MATCH;
	return inflated.outcome === 'tooLarge'
		? tooLarge(maxSizeMb)
		: new Refusal(400, `The body is not ${encoding}, as its header says.`);
}

/** The bytes as they came are tried first, as inflating costs more than a digest. */
async function judgeBy(
	signature: Signature | undefined,
	announcement: Announcement,
	{ raw, receivedAt }: Arrived,
	digest?: Buffer,
): Promise<Verdict> {
	const isRawSigned = signature?.covers(raw, digest) ?? false;
	const body = await open(raw, announcement, isRawSigned);
	if (body instanceof Refusal) return body;
	const isBodySigned = isRawSigned || (body !== raw && (signature?.covers(body) ?? false));
	return receive({ ...announcement, signature, body, isBodySigned, receivedAt });
}

/**
 * The verdict on what arrived, by secrets that were read a while ago and, where none of them fits, by those
 * that the credential has now; `presented` is missing where a delivery may do without a signature.
 */
export async function judge(
	context: IWebhookFunctions,
	announcement: Announcement,
	arrived: Arrived,
	presented: Buffer | undefined,
	secrets: readonly string[],
): Promise<Verdict> {
	if (presented === undefined) return await judgeBy(undefined, announcement, arrived);
	const signature = new Signature(presented, secrets);
	const verdict = await judgeBy(signature, announcement, arrived, arrived.digest);
	if (verdict.outcome === 'accepted' || 'genuine' in verdict || verdict.status !== 401) {
		return verdict;
	}
	const changed = await changedSecrets(context, secrets);
	if (changed === undefined) return verdict;
	return await judgeBy(new Signature(presented, changed), announcement, arrived);
}
