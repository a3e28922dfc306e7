import type { IHookFunctions } from 'n8n-workflow';

import { ThoughtSpotError, resultOrError } from '../../transport/errors';
import type { Registration } from '../parameters';
import { readRegistration } from '../parameters';
import { runHook } from './hook';
import { forgetListener } from './listeners';
import { inOrg, publicationOf } from './org';
import { planLeaving } from './planLeaving';
import { unmetRequirement } from './requirements';
import { settle } from './settle';

const AUTOMATIC: Registration = { event: 'liveboardSchedule', registration: 'automatic' };

const TOO_OFTEN =
	'ThoughtSpot does not keep what this trigger sets in the webhook of this Org, or somebody else changes it all the time.';

const UNPUBLISH_AGAIN = 'Publish and unpublish the workflow again.';
const LISTEN_AGAIN = 'Click Execute step, and then Stop Listening.';

/**
 * `delete`: takes this trigger out of those who share the Org's webhook. n8n calls it for a published workflow and for a
 * test listener, whose addresses differ, and also where `create` has failed: then there may be nothing to do.
 *
 * For a test listener it does not throw. n8n would show that instead of why `create` failed, and keep the listener, with
 * all that it knows of the run: each one started in the next minutes would be copied together with it, which blocks n8n
 * for half a minute, or overflows its stack.
 */
export async function leave(context: IHookFunctions): Promise<boolean> {
	const isListener = forgetListener(context);
	return await runHook(context, async (signal) => {
		const read = await resultOrError(Promise.resolve(context).then(readRegistration));
		// where they do not fit, publishing was refused, or they have changed: then one looks
		const parameters = read instanceof ThoughtSpotError ? AUTOMATIC : read;
		const publication = await publicationOf(context, parameters);
		if (!publication.isAutomatic) return;
		const problem = unmetRequirement(publication);
		if (problem !== undefined) {
			// most likely n8n calls this because publishing was refused for the same reason
			context.logger.warn(`The webhook in ThoughtSpot was left as it is: ${problem}`);
			return;
		}
		await inOrg(context, signal, async (org) => {
			await settle(context, org, planLeaving, TOO_OFTEN);
		});
	}).catch((error: Error) => {
		// n8n itself says nothing of it when a workflow is unpublished
		context.logger.error(
			`This trigger could not be taken out of the webhook in ThoughtSpot: ${error.message} ${isListener ? LISTEN_AGAIN : UNPUBLISH_AGAIN}`,
		);
		if (isListener) return true;
		throw error;
	});
}
