import type { IWebhookFunctions } from 'n8n-workflow';

import type { Bytes } from '../../message/bytes';
import type { Arrived } from './judge';
import { judge, MEGABYTE, tooLarge } from './judge';
import { readBody } from './requestBody';
import { alertHeader, changedSecrets, signingSecrets } from './signingSecrets';
import { Room } from './room';
import type { Announcement } from './verify/announcement';
import { mayBeUnsigned, presentedSignature } from './verify/announcement';
import { refuseAlert } from './verify/alertHeader';
import { Refusal } from './verify/refusal';
import { startDigest } from './verify/signature';
import type { Accepted } from './verify/verdict';

/** For what nobody has verified, in this process: ten of ThoughtSpot's largest deliveries, and nothing that breaks n8n */
const unverified = new Room(256 * MEGABYTE);
/** ThoughtSpot itself gives up after 5 seconds. */
const LONGEST_READING_SECONDS = 15;

interface BrokenOff {
	outcome: 'brokenOff';
}

/** The body as it comes, within the bounds of size, time and room. */
async function arrive(
	context: IWebhookFunctions,
	maxSizeMb: number,
	secret: string,
	takeRoom: (bytes: number) => boolean,
): Promise<({ outcome: 'arrived' } & Arrived) | Refusal | BrokenOff> {
	const limits = {
		mostBytes: maxSizeMb * MEGABYTE,
		deadline: AbortSignal.timeout(LONGEST_READING_SECONDS * 1_000),
		takeRoom,
	};
	const digest = startDigest(secret);
	const read = await readBody(context.getRequestObject(), limits, digest);
	switch (read.outcome) {
		case 'complete':
			return {
				outcome: 'arrived',
				raw: read.body,
				digest: digest.digest(),
				receivedAt: Date.now(),
			};
		case 'tooLarge':
			return tooLarge(maxSizeMb);
		case 'tooSlow':
			return new Refusal(
				408,
				`The delivery took longer than ${LONGEST_READING_SECONDS} seconds to arrive.`,
			);
		case 'noRoom':
			return new Refusal(503, 'Too much arrives at the same time. Send it again.');
		case 'broken':
			return { outcome: 'brokenOff' };
	}
}

export interface ReadDelivery extends Accepted {
	/** The body as it came */
	raw: Bytes;
	/** HMAC-SHA256 of it by the first secret */
	digest: Buffer;
	/** Epoch milliseconds */
	receivedAt: number;
	/** Why this trigger itself does not take it; others who share the webhook may */
	objection?: Pick<Refusal, 'status' | 'reason'>;
}

/** The header that an alert brings may be one that was changed since the credential was read. */
async function refuseUnsigned(
	context: IWebhookFunctions,
	{ headers }: Announcement,
	secrets: readonly string[],
): Promise<Refusal | undefined> {
	const refusal = refuseAlert(headers, alertHeader(context));
	if (refusal === undefined) return undefined;
	await changedSecrets(context, secrets);
	return refuseAlert(headers, alertHeader(context));
}

/** Reads the body of a request, verifies it and takes it apart. Answers nobody. */
export async function readDelivery(
	context: IWebhookFunctions,
	announcement: Announcement,
): Promise<ReadDelivery | Refusal | BrokenOff> {
	const presented = mayBeUnsigned(announcement) ? undefined : presentedSignature(announcement);
	if (presented instanceof Refusal) return presented;
	const secrets = await signingSecrets(context);
	if (secrets === undefined) return new Refusal(503, 'The signing secret could not be read.');
	if (secrets.length === 0 && presented !== undefined) {
		return new Refusal(401, 'No signing secret is known yet. Publish the workflow again.');
	}
	if (presented === undefined) {
		const refusal = await refuseUnsigned(context, announcement, secrets);
		if (refusal !== undefined) return refusal;
	}

	const room = unverified.share();
	try {
		const [secret = ''] = secrets;
		const arrived = await arrive(context, announcement.maxSizeMb, secret, room.take);
		if (arrived.outcome !== 'arrived') return arrived;
		const verdict = await judge(context, announcement, arrived, presented, secrets);
		const { raw, digest, receivedAt } = arrived;
		if (verdict.outcome === 'accepted') return { ...verdict, raw, digest, receivedAt };
		if (!('genuine' in verdict)) return verdict;
		const { genuine, ...objection } = verdict;
		return { ...genuine, raw, digest, receivedAt, objection };
	} finally {
		room.giveBack();
	}
}
