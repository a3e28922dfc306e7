import {
	CHANGE_SCHEDULE,
	DOWNLOAD_LIVEBOARD,
	MANAGE_CHANNELS,
	MANAGE_WEBHOOKS,
} from '../api/privileges';
import { orgLabel } from '../api/session';
import { reasonInWords } from '../message/failureReason';
import type { Connection } from './connection';
import type { Finding } from './finding';
import { failed, ok, unknown, warning } from './finding';
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

export interface Check {
	/** As items name it */
	name: string;
	/** What it tells, for the list of checks in the documentation */
	question: string;
	/** Names of checks that have to be fine before */
	needs: string[];
	/** Rejects with `ThoughtSpotError` where ThoughtSpot refuses to say. */
	run(connection: Connection): Promise<Finding>;
}

/** Any one of `privileges` does; `words` name them to who grants them. */
function privilegeCheck(name: string, use: string, words: string, privileges: string[]): Check {
	return {
		name: `Privilege: ${name}`,
		question: `May the user ${use}?`,
		needs: ['Sign-In'],
		async run(connection) {
			const { privileges: held } = await connection.user();
			const wanted = ['ADMINISTRATION', ...privileges];
			if (!held) {
				return unknown(
					'ThoughtSpot does not say which privileges the user has.',
					`Look at the groups and roles of the user, who needs ${words}.`,
				);
			}
			return held.some((each) => wanted.includes(each))
				? ok(`The user may ${use}.`)
				: warning(
						`The user may not ${use}.`,
						`If you need it, ask a ThoughtSpot administrator for ${words}.`,
					);
		},
	};
}

async function failures(connection: Connection): Promise<Finding> {
	const deliveries = await connection.deliveries();
	const bad = deliveries.filter(({ job }) => job.status === 'FAILED');
	if (bad.length === 0) {
		return ok(`None of ${deliveries.length} deliveries of the last three days failed.`);
	}
	const counts = new Map<string, number>();
	for (const { job } of bad) {
		const reason = reasonInWords(job.detail);
		counts.set(reason, (counts.get(reason) ?? 0) + 1);
	}
	const [commonest = ''] = [...counts].sort(([, one], [, other]) => other - one).at(0) ?? [];
	return failed(
		`${bad.length} of ${deliveries.length} deliveries of the last three days failed, mostly: ${commonest}`,
		'Mend the reason; the ThoughtSpot Failed Delivery Trigger can bring these reports again.',
	);
}

async function schedules(connection: Connection): Promise<Finding> {
	const all = await connection.schedules();
	const paused = all.filter(({ status }) => status === 'PAUSE');
	const lonely = all.filter(({ recipient_details: details }) => {
		const { emails, principals } = details ?? {};
		return (emails?.length ?? 0) + (principals?.length ?? 0) === 0;
	});
	const counts = `${all.length - paused.length} schedules are active, ${paused.length} paused, ${lonely.length} without recipients`;
	if (all.length > paused.length && lonely.length === 0) return ok(`${counts}.`);
	if (all.length === 0) {
		return warning(
			'The user sees no schedule, so that no report is sent.',
			'Create one in ThoughtSpot, or with Schedule: Create.',
		);
	}
	return lonely.length > 0
		? warning(
				`${counts}: ${lonely.map(({ name }) => `"${name}"`).join(', ')}.`,
				'Add recipients with Schedule: Update.',
			)
		: warning(`${counts}, so that no report is sent.`, 'Resume one with Schedule: Resume.');
}

async function channel(connection: Connection): Promise<Finding> {
	const setting = await connection.channels();
	const channels = setting?.channels;
	if (!channels) {
		return unknown(
			'The Org follows the cluster, whose channels this user may not read.',
			`This shows them: ${MANAGE_CHANNELS}. Or set the channels of the Org with Channel Preference: Set.`,
		);
	}
	const from = setting.source === 'ORG' ? 'set for the Org' : 'those of the cluster';
	return channels.includes('WEBHOOK')
		? ok(`Reports go by ${channels.join(' and ')} (${from}).`)
		: failed(
				`Reports go by ${channels.join(' and ') || 'no channel'} alone (${from}), so that none is delivered to a webhook.`,
				'Add WEBHOOK with Channel Preference: Set, or let the ThoughtSpot Trigger do so (Communication Channel: Enable Webhooks).',
			);
}

async function secretKey(connection: Connection): Promise<Finding> {
	if (!(await connection.hasSecretKey())) {
		return warning(
			'The credential has no secret key, so that reports cannot be exported as other users.',
			'Set Sign In With to Secret Key, if you need that.',
		);
	}
	await connection.actAsOneself();
	return ok('The secret key can act as other users.');
}

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
			const release = await connection.release();
			if (release === undefined) {
				return unknown(
					'The release may not be read.',
					'ADMINISTRATION or SYSTEM_INFO_ADMINISTRATION would show it.',
				);
			}
			const [major = 0, minor = 0] = release.split('.').map(Number);
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
