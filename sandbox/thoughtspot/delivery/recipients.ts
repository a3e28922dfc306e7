import type { Recipient, Schedule, User } from '../model';
import type { World } from '../world';

const userRecipient = ({ id, displayName, email, locale }: User): Recipient => ({
	type: 'USER',
	id,
	name: displayName,
	email,
	locale,
});

const externalRecipient = (email: string): Recipient => ({ type: 'EXTERNAL_EMAIL', email });

/**
 * The recipients of each delivery of one run: every internal user alone, groups and their subgroups expanded, then all
 * external email addresses together. A schedule without recipients goes to its author.
 */
export function fanOut(world: World, schedule: Schedule): Recipient[][] {
	const members = world.membership.members(schedule.groupIds);
	const users = [...new Set([...schedule.userIds, ...members])].flatMap(
		(id) => world.users.get(id) ?? [],
	);
	const external = schedule.emails.map(externalRecipient);
	const deliveries = users.map((user) => [userRecipient(user)]);
	if (external.length > 0) deliveries.push(external);
	if (deliveries.length > 0) return deliveries;
	return [[userRecipient(world.users.get(schedule.authorId) ?? world.admin)]];
}
