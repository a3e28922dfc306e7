import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { currentOrgId } from '../../api/orgs';
import type { Person } from '../../api/people';
import { personOf, requireUser } from '../../api/people';
import { actingUser } from '../../api/actingUser';
import { locatorValue } from '../../parameters/locator';
import { readParameters } from '../../parameters/readParameters';
import { userLocator } from '../../parameters/userLocator';
import type { ActingUser } from '../../transport/client';
import { ThoughtSpotError, unlessRefused } from '../../transport/errors';

export const runAsParameters: INodeProperties[] = [
	{
		displayName: 'Run As',
		name: 'runAs',
		type: 'options',
		options: [
			{
				name: 'Signed-In User',
				value: 'signedInUser',
				description: 'With what the user of the credential may see',
			},
			{
				name: 'Another User',
				value: 'user',
				description: 'With what that user may see; needs a credential with a secret key',
			},
		],
		default: 'signedInUser',
		description: 'Whose data it is: everybody sees their own rows',
	},
	{
		...userLocator,
		displayOptions: { show: { runAs: ['user'] } },
		description: 'The user whose view it is',
	},
];

const choice = z.object({ runAs: z.enum(['signedInUser', 'user']).default('signedInUser') });
const chosen = z.object({ userId: locatorValue(userLocator) });

/** Who is asked as, and what items say of them. */
export interface RunAs {
	actingUser: ActingUser | undefined;
	/** `null` for the user of the credential */
	user: Person | Unseen | null;
}

/** Somebody whom the user of the credential may not look up. */
interface Unseen extends Record<'id' | 'name' | 'email', null> {
	signInName: string;
}

const unseen = (signInName: string): Unseen => ({ id: null, name: null, signInName, email: null });

const SIGNED_IN: RunAs = { actingUser: undefined, user: null };

/** Whoever the item is to be run as; throws where there is no such user, or the credential cannot act as others. */
export async function chosenRunAs(context: IExecuteFunctions, itemIndex: number): Promise<RunAs> {
	if (readParameters(context, itemIndex, runAsParameters, choice).runAs !== 'user') {
		return SIGNED_IN;
	}
	const { userId } = readParameters(context, itemIndex, runAsParameters, chosen);
	if (userId === '') throw new ThoughtSpotError('No user is chosen. Choose one in User.');
	const remedy =
		'Choose one from the list in User, or check the sign-in name, email address or ID.';
	const looked = requireUser(context, userId, remedy).then(personOf);
	const user = await unlessRefused(looked, unseen(userId));
	return {
		actingUser: await actingUser(context, user.signInName, await currentOrgId(context)),
		user,
	};
}
