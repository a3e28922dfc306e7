import type { Announcement } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/announcement';
import {
	mayBeUnsigned,
	presentedSignature,
} from '../../../nodes/ThoughtSpot/trigger/receiving/verify/announcement';
import { Refusal } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/refusal';
import { Signature } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/signature';
import type { Verdict } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/verdict';
import { receive } from '../../../nodes/ThoughtSpot/trigger/receiving/verify/verdict';
import type { Bytes } from '../../../nodes/ThoughtSpot/message/bytes';
import { examplePayload } from '../../messages';

export const secret = 'a signing secret';

export interface Question extends Partial<Announcement> {
	secrets?: string[];
	/** Epoch milliseconds; default three seconds after the example's timestamp */
	receivedAt?: number;
}

/** The verdict on a body that is not compressed, as the trigger comes to it. */
export function verdictOn(
	body: Bytes,
	headers: Announcement['headers'],
	question: Question = {},
): Verdict {
	const { secrets = [secret], receivedAt, ...expected } = question;
	const announcement: Announcement = {
		headers,
		signatureHeader: 'X-Webhook-Signature',
		signatureCovers: 'automatic',
		bodySignatureSeen: false,
		maxSizeMb: 50,
		kpiAlerts: false,
		...expected,
	};
	const presented = mayBeUnsigned(announcement) ? undefined : presentedSignature(announcement);
	if (presented instanceof Refusal) return presented;
	const signature = presented && new Signature(presented, secrets);
	return receive({
		...announcement,
		signature,
		body,
		isBodySigned: signature?.covers(body) ?? false,
		receivedAt: receivedAt ?? Date.parse(examplePayload().timestamp) + 3_000,
	});
}
