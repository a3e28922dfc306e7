import type { Webhook } from '../../api/webhooks';
import type { Change } from './changes';
import { givingBack, headerOf, isSameHeader, noteFor, sharing } from './changes';
import type { ChannelChange } from './note';
import type { Asker, Gone, Ownership } from './ownership';
import { findOwnership, othersIn } from './ownership';
import { subscriberAt } from './subscribers';

export type Leaving =
	/** Nothing of this trigger's is in the Org */
	| { action: 'none' }
	| ({ action: 'update' } & Change)
	/** The last one goes, and puts the channels back before */
	| ({ action: 'giveBack'; channels?: ChannelChange } & Change)
	| { action: 'delete'; webhook: Webhook; channels?: ChannelChange }
	/** Nothing proves that this n8n created it, or the note that says whose it was is not to be believed */
	| { action: 'abandon'; webhook: Webhook };

/** The header that the others expect, as ThoughtSpot spells it. */
function headerIn({ webhook, header }: Ownership): string | null {
	const spelled = headerOf(webhook);
	return header === undefined || isSameHeader(spelled, header) ? spelled : header;
}

/**
 * What to do at ThoughtSpot when a trigger no longer wants the Org's deliveries. `unknownSecret` signs where
 * somebody else's signature has to be put back, whose secret nobody can read.
 *
 * | webhook                     | others are left   | the last one leaves                               |
 * | --------------------------- | ----------------- | ------------------------------------------------- |
 * | ours, or unproven and noted | without the asker | give it back to its origin, or delete what is ours |
 * | unproven, or its note was changed | without the asker | abandon it                                  |
 * | any other, or without the asker | nothing       | nothing                                           |
 */
export function planLeaving(
	found: Webhook[],
	asker: Asker,
	gone: Gone,
	unknownSecret: string,
): Leaving {
	const ownership = findOwnership(found, asker);
	if (ownership === undefined || !['ours', 'unproven'].includes(ownership.kind)) {
		return { action: 'none' };
	}
	const { kind, webhook, note, missedNote } = ownership;
	const isMine = webhook.url === asker.url || subscriberAt(ownership.subscribers, asker.url);
	if (!isMine) return { action: 'none' };

	const subscribers = othersIn(ownership, asker, gone);
	const header = headerIn(ownership);
	if (subscribers.length > 0 && header !== null) {
		const shared = { subscribers, header, note: noteFor(ownership, header) };
		const body = sharing(ownership, asker, shared);
		return { action: 'update', webhook, body, removesSignature: false };
	}
	const { origin, channels } = note;
	if (missedNote !== '') return { action: 'abandon', webhook };
	if (origin !== undefined) {
		const change = givingBack(ownership, origin, asker, unknownSecret);
		return { action: 'giveBack', channels, ...change };
	}
	return kind === 'ours' ? { action: 'delete', webhook, channels } : { action: 'abandon', webhook };
}
