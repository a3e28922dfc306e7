import type { Webhook } from '../../api/webhooks';
import { hostOf } from '../../transport/address';
import { ThoughtSpotError } from '../../transport/errors';
import type { Ownership } from './ownership';

/** What is in the way of who wants to share the Org's webhook. */
export type Obstacle = 'foreign' | 'unlisted' | 'ofAnotherSecret' | 'otherHeader' | 'full';

/** Who changed it last, and on which day, as far as ThoughtSpot says. */
function lastChange(webhook: Webhook): string {
	const by = webhook.last_modified_by?.name ?? webhook.created_by?.name;
	const at = webhook.modification_time_in_millis ?? webhook.creation_time_in_millis;
	const known = [by && `by ${by}`, at && `on ${new Date(at).toISOString().slice(0, 10)}`];
	return known.some(Boolean) ? `, last changed ${known.filter(Boolean).join(' ')}` : '';
}

const DELETE = 'delete the webhook in ThoughtSpot (Develop > Webhooks)';

/** What to do where workflows of this n8n have different signing secrets. */
export const SAME_SECRET =
	'Choose the same credential in this workflow, or enter the same Webhook Signing Secret in both.';
/** What may be asked of somebody else who has the Org's webhook, and what to do without asking. */
export const OWNER_OR_TAKE_OVER = `its owner to delete it, or choose "Take Over" under "If the Webhook Is Taken".`;

/** What is wrong, and what to do, by what is in the way. */
const SENTENCES: Record<Obstacle, (ownership: Ownership) => string> = {
	foreign: ({ webhook, isSigned }) =>
		`This Org already has a webhook for Liveboard schedules, and ThoughtSpot allows only one: "${webhook.name}" delivers to ${hostOf(webhook.url)}${lastChange(webhook)}. It was left unchanged. ${
			isSigned
				? `It was registered with this Webhook Signing Secret: if that is a former address of this n8n, ${DELETE}. Otherwise ask`
				: 'Ask'
		} ${OWNER_OR_TAKE_OVER}`,
	unlisted: ({ webhook }) =>
		`The webhook of this Org, "${webhook.name}"${lastChange(webhook)}, delivers to another trigger of this n8n (${new URL(webhook.url).pathname}), and does not say who shares it: it was entered by hand, or changed since. It was left unchanged. Publish the workflow of that trigger again with Registration set to Automatic, and then this one; or, if it is no longer needed, ${DELETE}.`,
	ofAnotherSecret: ({ webhook }) =>
		`The webhook of this Org, "${webhook.name}", is shared by workflows of this n8n whose ThoughtSpot credential has another Webhook Signing Secret. It was left unchanged. ${SAME_SECRET} If they have the same, somebody has changed the webhook: publish one of those workflows again, and then this one. If they no longer exist, ${DELETE}.`,
	otherHeader: ({ webhook, header }) =>
		`The webhook of this Org, "${webhook.name}", is shared by workflows of this n8n that expect the signature in the header "${header}". It was left unchanged. Set Signature Header in the settings of this trigger to the same.`,
	full: ({ webhook, others }) =>
		`The webhook of this Org, "${webhook.name}", is shared by ${others.length} workflows of this n8n, and with more ThoughtSpot's deliveries would get too long an address. It was left unchanged. Let one of those workflows start this one with n8n's Execute Sub-workflow node, or unpublish one that is no longer needed.`,
};

/** The refusal to publish or to listen, for the person who reads it in n8n's editor. */
export const refusalFor = (obstacle: Obstacle, ownership: Ownership): ThoughtSpotError =>
	new ThoughtSpotError(SENTENCES[obstacle](ownership));
