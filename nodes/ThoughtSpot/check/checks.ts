import {
	CHANGE_SCHEDULE,
	DOWNLOAD_LIVEBOARD,
	MANAGE_CHANNELS,
	MANAGE_WEBHOOKS,
	SEE_SYSTEM,
} from '../api/privileges';
import { orgLabel } from '../api/session';
import { ThoughtSpotError, resultOrError } from '../transport/errors';
import type { Check } from './check';
import { failed, findingOf, ok, unknown } from './check';
import { privilegeCheck } from './privilegeCheck';
import { channel, failures, schedules, secretKey } from './reportChecks';
import {
	contentSecurityPolicy,
	publicAddress,
	subscribers,
	webhookEnabled,
	webhookEvent,
	webhookFeature,
	webhookOwner,
	webhookSignature,
} from './webhookChecks';

/** In the order in which somebody would look. */
export const checks: Check[] = [
	{
		name: 'Address',
		question: 'Is the Base URL an address?',
		needs: [],
		run: async (connection) => ok(`ThoughtSpot is at ${await connection.address()}.`),
	},
	{
		name: 'Sign-In',
		question: 'Does ThoughtSpot answer, and let the credential in?',
		needs: ['Address'],
		async run(connection) {
			const { name, display_name: shown } = await connection.user();
			return ok(`Signed in as ${shown || name}.`);
		},
	},
	{
		name: 'Org',
		question: 'Which Org is it?',
		needs: ['Sign-In'],
		run: async (connection) => ok(`The credential is for ${orgLabel(await connection.org())}.`),
	},
	{
		name: 'Release',
		question: 'Is ThoughtSpot new enough for webhooks?',
		needs: ['Sign-In'],
		async run(connection) {
			const release = await resultOrError(connection.release());
			if (release instanceof ThoughtSpotError) return { ...findingOf(release), status: 'unknown' };
			if (release === undefined) {
				return unknown(
					'The release may not be read.',
					`Ask a ThoughtSpot administrator for ${SEE_SYSTEM}, if you want to know it.`,
				);
			}
			const [, major, minor = 0] = (/(\d+)(?:\.(\d+))?/.exec(release) ?? []).map(Number);
			if (major === undefined) {
				return unknown(
					`ThoughtSpot calls its release "${release}", which says no number.`,
					'Look in ThoughtSpot which one it is: webhooks came with 10.14.0.cl.',
				);
			}
			return major > 10 || (major === 10 && minor >= 14)
				? ok(`ThoughtSpot is ${release}.`)
				: failed(
						`ThoughtSpot is ${release}, which has no webhooks.`,
						'They came with 10.14.0.cl: ask ThoughtSpot Support when yours is upgraded.',
					);
		},
	},
	privilegeCheck('Webhooks', 'manage webhooks', MANAGE_WEBHOOKS, [
		'CAN_MANAGE_WEBHOOKS',
		'DEVELOPER',
	]),
	privilegeCheck('Channels', 'change communication channels', MANAGE_CHANNELS, [
		'APPLICATION_ADMINISTRATION',
		'DEVELOPER',
	]),
	privilegeCheck('Download', 'export reports', DOWNLOAD_LIVEBOARD, [
		'DATADOWNLOADING',
		'CAN_DOWNLOAD_VISUALS',
		'CAN_DOWNLOAD_DETAILED_DATA',
	]),
	privilegeCheck('Schedules', 'schedule reports for others', CHANGE_SCHEDULE, ['JOBSCHEDULING']),
	{
		name: 'Webhook Feature',
		question: 'Are webhooks enabled on this ThoughtSpot?',
		needs: ['Org'],
		run: webhookFeature,
	},
	{
		name: 'Webhook',
		question: "Whose is the Org's webhook?",
		needs: ['Webhook Feature'],
		run: webhookOwner,
	},
	{
		name: 'Webhook Enabled',
		question: 'Is it enabled?',
		needs: ['Webhook Feature'],
		run: webhookEnabled,
	},
	{
		name: 'Webhook Event',
		question: 'Is it for scheduled reports?',
		needs: ['Webhook Feature'],
		run: webhookEvent,
	},
	{
		name: 'Webhook Signature',
		question: 'Does ThoughtSpot sign what it delivers?',
		needs: ['Webhook Feature'],
		run: webhookSignature,
	},
	{
		name: 'Subscribers',
		question: 'Are the workflows there that share it?',
		needs: ['Webhook Feature'],
		run: subscribers,
	},
	{
		name: 'Public Address',
		question: 'Can ThoughtSpot reach this n8n?',
		needs: ['Address'],
		run: publicAddress,
	},
	{
		name: 'Channel',
		question: 'Do reports go to webhooks at all?',
		needs: ['Org'],
		run: channel,
	},
	{
		name: 'Content Security Policy',
		question: 'May ThoughtSpot connect to the host of the webhook?',
		needs: ['Webhook Feature'],
		run: contentSecurityPolicy,
	},
	{
		name: 'Failures',
		question: 'Did deliveries of the last three days fail, and why?',
		needs: ['Webhook Feature'],
		run: failures,
	},
	{
		name: 'Schedules',
		question: 'Are there schedules that send reports?',
		needs: ['Sign-In'],
		run: schedules,
	},
	{
		name: 'Secret Key',
		question: 'Can reports be exported as other users?',
		needs: ['Org'],
		run: secretKey,
	},
];
