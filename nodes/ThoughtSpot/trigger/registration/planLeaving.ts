import type { Webhook } from '../../api/webhooks';
import { subscriberAt } from '../sharing/subscribers';
import type { Step } from './changes';
import { givingBack, serving } from './changes';
import type { Asker } from './ownership';
import { findOwnership } from './ownership';

/**
 * What to do at ThoughtSpot when a trigger no longer wants the Org's deliveries. By what the Org's webhook is to it
 * (see `Ownership`):
 *
 * | webhook                     | others are left   | the last one leaves                               |
 * | --------------------------- | ----------------- | ------------------------------------------------- |
 * | ours, or unproven and noted | without the asker | give it back to its origin, or delete what is ours |
 * | unproven, or its note was changed | without the asker | abandon it                                  |
 * | foreign, with a list of our secret | abandon it     | abandon it                                        |
 * | any other, or without the asker | nothing       | nothing                                           |
 */
export function planLeaving(found: Webhook[], asker: Asker): Step {
	const ownership = findOwnership(found, asker);
	if (ownership === undefined) return { action: 'none' };
	const { kind, webhook, subscribers, others, header, isSigned, note, missedNote } = ownership;
	// this n8n may have had another address
	if (kind === 'foreign' && isSigned) return { action: 'abandon', webhook };
	const isListed = subscriberAt(subscribers, asker.url) !== undefined;
	const isMine = kind === 'unproven' || (kind === 'ours' && isListed);
	if (!isMine) return { action: 'none' };

	if (others.length > 0 && header !== null) {
		const body = serving(ownership, asker, { subscribers: others, header });
		return { action: 'update', webhook, body };
	}
	const { origin, channels } = note;
	if (missedNote !== '') return { action: 'abandon', webhook };
	if (origin !== undefined) {
		const body = givingBack(ownership, origin, asker);
		return { action: 'giveBack', webhook, body, channels };
	}
	return kind === 'ours' ? { action: 'delete', webhook, channels } : { action: 'abandon', webhook };
}
