import type { IHookFunctions } from 'n8n-workflow';

import { ThoughtSpotError } from '../../transport/errors';
import { readTriggerParameters } from '../parameters';
import { isTestListener } from '../sharing/subscribers';
import { enableChannels, planChannels } from './channels';
import { runHook } from './hook';
import { noteListener } from './listeners';
import { inOrg, publicationOf } from './org';
import { planJoining } from './planJoining';
import { unmetRequirement } from './requirements';
import type { Plan } from './settle';
import { settle } from './settle';
import { wantedBy } from './wanted';

const TOO_OFTEN =
	'ThoughtSpot does not keep what this trigger sets in the webhook of this Org, or somebody else changes it all the time. Publish the workflow again.';

/**
 * `create`: a published workflow, or a test listener, joins those who share the Org's webhook. n8n calls `delete`
 * where it throws.
 */
export async function join(context: IHookFunctions): Promise<boolean> {
	noteListener(context);
	return await runHook(context, async (signal) => {
		const parameters = readTriggerParameters(context);
		const publication = await publicationOf(context, parameters);
		const problem = unmetRequirement(publication);
		if (problem !== undefined) throw new ThoughtSpotError(problem);
		if (!publication.isAutomatic) return;
		await inOrg(context, signal, async (org) => {
			const channels = await planChannels(context, org.id, parameters.channel);
			const wanted = wantedBy(context, org.asker, parameters, channels);
			const plan: Plan = (found, asker) => planJoining(found, asker, wanted);
			const { subscriber } = wanted;
			const known = isTestListener(subscriber) ? {} : { publishedEndpoint: subscriber.endpoint };
			const asker = { ...org.asker, ...known };
			await settle(context, { ...org, asker }, plan, TOO_OFTEN);
			if (channels !== undefined) await enableChannels(context, org.id, channels);
		});
	});
}
