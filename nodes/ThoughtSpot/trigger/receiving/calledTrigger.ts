import type { IWebhookFunctions } from 'n8n-workflow';

import { PRESENCE_HEADER, isPresenceMark } from '../sharing/presence';
import type { TriggerAddress } from '../sharing/triggerAddress';
import { triggerAt } from '../sharing/triggerAddress';
import { changedSecrets, signingSecrets } from './signingSecrets';

/** The path that a request came to; n8n takes one with a slash behind it for the same. */
export const calledPath = (context: IWebhookFunctions): string =>
	context.getRequestObject().originalUrl.replace(/\/?(?:\?.*)?$/s, '');

/** Where a request came to. */
export const calledTrigger = (context: IWebhookFunctions): TriggerAddress | undefined =>
	triggerAt(calledPath(context));

/** Whether somebody who shares the webhook only asks if this trigger is there. */
export async function isPresenceAsked(context: IWebhookFunctions): Promise<boolean> {
	const mark = context.getRequestObject().headers[PRESENCE_HEADER];
	const self = calledTrigger(context);
	if (mark === undefined || self === undefined) return false;
	const secrets = (await signingSecrets(context)) ?? [];
	if (isPresenceMark(mark, self, secrets)) return true;
	return isPresenceMark(mark, self, (await changedSecrets(context, secrets)) ?? []);
}
