import type { Webhook } from '../api/webhooks';
import { hostOf } from '../transport/address';
import { ThoughtSpotError } from '../transport/errors';
import { unreachable } from '../trigger/publicAddress';
import { OWNER_OR_TAKE_OVER, SAME_SECRET } from '../trigger/registration/obstacles';
import { isForReports } from '../trigger/registration/ownership';
import {
	claimedSubscribers,
	hasEnded,
	LIST_PARAMETER,
	readList,
} from '../trigger/sharing/subscribers';
import { addressOf } from '../trigger/sharing/triggerAddress';
import type { Connection } from './connection';
import type { Finding } from './check';
import { failed, findingOf, ok, unknown, warning } from './check';

/** The webhook of the Org that gets reports; ThoughtSpot allows one. */
async function reportWebhook(
	connection: Pick<Connection, 'webhooks'>,
): Promise<Webhook | undefined> {
	const webhooks = await connection.webhooks();
	return webhooks.find(isForReports) ?? webhooks.at(0);
}

const PUBLISH = 'Publish a workflow with the ThoughtSpot Trigger.';
/** For the checks of a webhook that is not there. */
const NO_WEBHOOK = unknown('The Org has no webhook, so that no report comes to n8n.', PUBLISH);

const listOf = ({ url_params: parameters }: Webhook): unknown => parameters?.[LIST_PARAMETER];

export async function webhookFeature(connection: Connection): Promise<Finding> {
	const { length } = await connection.webhooks();
	return ok(`ThoughtSpot has webhooks enabled; this Org has ${length}.`);
}

export async function webhookOwner(connection: Connection): Promise<Finding> {
	const webhook = await reportWebhook(connection);
	if (webhook === undefined) return warning(NO_WEBHOOK.message, PUBLISH);
	const about = `The Org's webhook "${webhook.name}" delivers to ${hostOf(webhook.url)}`;
	if (readList(listOf(webhook), await connection.secrets(), webhook.id) !== undefined) {
		return ok(`${about}, for workflows with this credential.`);
	}
	return claimedSubscribers(listOf(webhook)).length > 0
		? failed(
				`${about}, for workflows whose credential has another Webhook Signing Secret.`,
				SAME_SECRET,
			)
		: warning(
				`${about}, and was not made by a ThoughtSpot Trigger with this credential.`,
				`If it is of a trigger that is registered by hand, that is right. Otherwise ask ${OWNER_OR_TAKE_OVER}`,
			);
}

export async function webhookEnabled(connection: Connection): Promise<Finding> {
	const webhook = await reportWebhook(connection);
	if (webhook === undefined) return NO_WEBHOOK;
	if (webhook.status !== 'DISABLED') return ok('The webhook is enabled.');
	return failed(
		`The webhook "${webhook.name}" is disabled, so that ThoughtSpot delivers nothing.`,
		'Publish the workflow of the ThoughtSpot Trigger again, or enable it with Webhook: Update.',
	);
}

export async function webhookEvent(connection: Pick<Connection, 'webhooks'>): Promise<Finding> {
	const webhook = await reportWebhook(connection);
	if (webhook === undefined) return NO_WEBHOOK;
	if (isForReports(webhook)) return ok('The webhook gets scheduled reports.');
	return failed(
		`The webhook "${webhook.name}" is not for Liveboard schedules.`,
		'Publish the workflow of the ThoughtSpot Trigger again.',
	);
}

export async function webhookSignature(connection: Connection): Promise<Finding> {
	const webhook = await reportWebhook(connection);
	if (webhook === undefined) return NO_WEBHOOK;
	const problem = await connection.secretProblem();
	if (problem !== undefined) return findingOf(new ThoughtSpotError(problem));
	if (webhook.signature_verification) {
		const previous = await connection.previousProblem();
		return previous === undefined
			? ok('ThoughtSpot signs what it delivers.')
			: { ...findingOf(new ThoughtSpotError(previous)), status: 'warning' };
	}
	return failed(
		`The webhook "${webhook.name}" has no signature, so that the trigger refuses every report.`,
		'Publish the workflow of the ThoughtSpot Trigger again, or set the signature with Webhook: Update.',
	);
}

export async function subscribers(connection: Connection): Promise<Finding> {
	const webhook = await reportWebhook(connection);
	const list = webhook && readList(listOf(webhook), await connection.secrets(), webhook.id);
	if (webhook === undefined) return NO_WEBHOOK;
	if (list === undefined) return ok('No workflows with this credential share the webhook.');
	if (hostOf(webhook.url) !== hostOf(connection.ownAddress())) {
		return unknown(
			`The workflows that share the webhook are on ${hostOf(webhook.url)}, and this n8n is ${hostOf(connection.ownAddress())}.`,
			'Run this check in the n8n that the webhook delivers to.',
		);
	}
	const live = list.subscribers.filter((subscriber) => !hasEnded(subscriber, Date.now()));
	const addresses = live.flatMap((subscriber) => addressOf(webhook.url, subscriber) ?? []);
	if (addresses.length === 0) {
		return warning(
			'No trigger shares the webhook any more, so that no report comes to n8n.',
			PUBLISH,
		);
	}
	const gone: string[] = [];
	for (const address of addresses) {
		if (await connection.isGone(address)) gone.push(new URL(address).pathname);
	}
	if (gone.length === 0) {
		return ok(`Triggers that share the webhook: ${addresses.length}. All are there.`);
	}
	return failed(
		`Triggers that share the webhook: ${addresses.length}. No longer in this n8n: ${gone.join(', ')}.`,
		'Publish any workflow with the ThoughtSpot Trigger and this credential again: that takes them out.',
	);
}

export async function publicAddress(
	connection: Pick<Connection, 'ownAddress' | 'address'>,
): Promise<Finding> {
	const own = connection.ownAddress();
	const problem = unreachable(own, await connection.address());
	return problem ? failed(problem.message, problem.remedy) : ok(`This n8n is reached at ${own}.`);
}

/** As browsers read a source of a Content Security Policy. */
const covers = (host: string) => (allowed: string) => {
	const source = allowed.trim().toLowerCase();
	const pattern = source.replace(/^[a-z]+:\/\//, '').replace(/[/:].*$/, '');
	return (
		source === 'https:' ||
		pattern === '*' ||
		pattern === host ||
		(pattern.startsWith('*.') && host.endsWith(pattern.slice(1)))
	);
};

export async function contentSecurityPolicy(
	connection: Pick<Connection, 'connectableHosts' | 'webhooks' | 'ownAddress'>,
): Promise<Finding> {
	const hosts = await connection.connectableHosts();
	const webhook = await reportWebhook(connection);
	const target = webhook?.url ?? connection.ownAddress();
	const host = URL.canParse(target) ? new URL(target).hostname : target;
	if (hosts === undefined) {
		return unknown(
			'ThoughtSpot does not say which hosts it may connect to.',
			`If reports do not come, add ${host} to CSP connect-src in ThoughtSpot (Develop > Customizations > Security settings).`,
		);
	}
	if (hosts.some(covers(host))) return ok(`ThoughtSpot may connect to ${host}.`);
	return failed(
		`${host} is not among the hosts that ThoughtSpot may connect to.`,
		`Add ${host} to CSP connect-src in ThoughtSpot (Develop > Customizations > Security settings).`,
	);
}
