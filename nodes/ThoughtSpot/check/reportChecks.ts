import { ADMINISTER } from '../api/privileges';
import { reasonInWords } from '../message/failureReason';
import type { Connection } from './connection';
import type { Finding } from './check';
import { failed, ok, unknown, warning } from './check';

export async function failures(connection: Connection): Promise<Finding> {
	const deliveries = await connection.deliveries();
	const bad = deliveries.filter(({ job }) => job.status === 'FAILED');
	if (bad.length === 0) {
		return ok(`Deliveries of the last three days: ${deliveries.length}. None failed.`);
	}
	const counts = new Map<string, number>();
	for (const { job } of bad) {
		const reason = reasonInWords(job.detail);
		counts.set(reason, (counts.get(reason) ?? 0) + 1);
	}
	const [commonest = ''] = [...counts].sort(([, one], [, other]) => other - one).at(0) ?? [];
	return failed(
		`Deliveries of the last three days: ${deliveries.length}. Failed: ${bad.length}, mostly: ${commonest}`,
		'See to the reason; the ThoughtSpot Failed Delivery Trigger can bring these reports again.',
	);
}

export async function schedules(connection: Connection): Promise<Finding> {
	const all = await connection.schedules();
	const paused = all.filter(({ status }) => status === 'PAUSE');
	const lonely = all.filter(({ recipient_details: details }) => {
		const { emails, principals } = details ?? {};
		return (emails?.length ?? 0) + (principals?.length ?? 0) === 0;
	});
	const counts = `Schedules: ${all.length - paused.length} active, ${paused.length} paused, ${lonely.length} without recipients`;
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

export async function channel(connection: Connection): Promise<Finding> {
	const setting = await connection.channels();
	const channels = setting?.channels;
	if (!channels) {
		return unknown(
			'The Org follows the cluster, whose channels this user may not read.',
			`Ask a ThoughtSpot administrator for ${ADMINISTER}, or give the Org channels of its own with Channel Preference: Set (Mode: Replace).`,
		);
	}
	const from = setting.source === 'ORG' ? 'set for the Org' : 'those of the cluster';
	return channels.includes('WEBHOOK')
		? ok(`Reports go by ${channels.join(' and ')} (${from}).`)
		: failed(
				`Reports go by ${channels.join(' and ') || 'no channel'} (${from}), so that none is delivered to a webhook.`,
				'Add WEBHOOK with Channel Preference: Set, or let the ThoughtSpot Trigger do so (Communication Channel: Enable Webhooks).',
			);
}

export async function secretKey(connection: Connection): Promise<Finding> {
	if (!(await connection.hasSecretKey())) {
		return warning(
			'The credential has no secret key, so that reports cannot be exported as other users.',
			'Set Sign In With to Secret Key, if you need that.',
		);
	}
	await connection.actAsOneself();
	return ok('The secret key can act as other users.');
}
