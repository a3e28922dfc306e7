import type { Recipients, Schedule } from '../../api/scheduleEndpoints';
import { ThoughtSpotError } from '../../transport/errors';

/** ThoughtSpot's limit of a schedule. */
const MOST_RECIPIENTS = 1000;

export const NOBODY: Recipients = { emails: [], principals: [] };

/** Those that a schedule has. */
export function recipientsOf({ recipient_details: details }: Schedule): Recipients {
	return {
		emails: details?.emails ?? [],
		principals: (details?.principals ?? []).map(({ identifier, type }) => ({
			identifier,
			type: type === 'USER_GROUP' ? type : 'USER',
		})),
	};
}

const sameAddress = (one: string) => (other: string) => one.toLowerCase() === other.toLowerCase();
type Principal = Recipients['principals'][number];
const samePrincipal = (one: Principal) => (other: Principal) =>
	one.identifier === other.identifier && one.type === other.type;

/** What a schedule's recipients become; ThoughtSpot replaces the whole of them. */
export function changedRecipients(
	before: Recipients,
	chosen: Recipients,
	mode: 'add' | 'remove' | 'replace',
): Recipients {
	if (mode === 'remove') {
		return {
			emails: before.emails.filter((email) => !chosen.emails.some(sameAddress(email))),
			principals: before.principals.filter((each) => !chosen.principals.some(samePrincipal(each))),
		};
	}
	const start = mode === 'add' ? before : NOBODY;
	const after: Recipients = { emails: [...start.emails], principals: [...start.principals] };
	for (const email of chosen.emails) {
		if (!after.emails.some(sameAddress(email))) after.emails.push(email);
	}
	for (const each of chosen.principals) {
		if (!after.principals.some(samePrincipal(each))) after.principals.push(each);
	}
	return after;
}

/** Throws where there are more than ThoughtSpot takes. */
export function requireFew(count: number): void {
	if (count <= MOST_RECIPIENTS) return;
	throw new ThoughtSpotError(
		`The schedule would have ${count} recipients, and ThoughtSpot takes at most ${MOST_RECIPIENTS}. Choose groups instead of users.`,
	);
}

/** Throws where there are none, or more than ThoughtSpot takes. */
export function requireSendable(recipients: Recipients): Recipients {
	const count = recipients.emails.length + recipients.principals.length;
	requireFew(count);
	if (count > 0) return recipients;
	throw new ThoughtSpotError(
		'The schedule would have no recipients. Choose at least one user, group or email address; to send nothing for a while, pause the schedule.',
	);
}
