import type { IExecuteFunctions } from 'n8n-workflow';

import { actingUser, mayActAsOthers } from '../api/actingUser';
import type { ChannelSetting } from '../api/channelSetting';
import { readChannelSettings } from '../api/channels';
import type { FoundDelivery } from '../api/deliveries';
import { receivingWebhooks, reportDeliveries } from '../api/deliveries';
import { LIVEBOARD_SCHEDULE } from '../api/eventTypes';
import { currentOrg } from '../api/orgs';
import type { Schedule } from '../api/scheduleEndpoints';
import { schedulesOf } from '../api/schedules';
import type { CurrentUser } from '../api/session';
import { currentUser } from '../api/session';
import { connectableHosts } from '../api/securitySettings';
import { requireRelease } from '../api/system';
import type { Webhook } from '../api/webhooks';
import { baseUrlOf, CREDENTIAL } from '../transport/client';
import { parseCredential } from '../transport/credential';
import { oncePerExecution } from '../transport/oncePerExecution';
import { previousSecretProblem, signingSecretProblem } from '../transport/signingSecret';
import { originOf } from '../trigger/publicAddress';
import { isGone } from '../trigger/sharing/presence';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

const signedInUser = oncePerExecution(currentUser);

/** What is asked about a connection; what several checks need, once. Nothing at ThoughtSpot is changed. */
export class Connection {
	constructor(private readonly context: IExecuteFunctions) {}

	address = async (): Promise<string> => await baseUrlOf(this.context);

	user = async (): Promise<CurrentUser> => await signedInUser(this.context);

	org = async () => await currentOrg(this.context);

	release = async (): Promise<string | undefined> => await requireRelease(this.context);

	webhooks = async (): Promise<Webhook[]> =>
		await receivingWebhooks(this.context, (await this.org()).id);

	channels = async (): Promise<ChannelSetting | undefined> =>
		(await readChannelSettings(this.context, [(await this.org()).id], LIVEBOARD_SCHEDULE)).at(0);

	connectableHosts = async (): Promise<string[] | undefined> =>
		await connectableHosts(this.context);

	/** Deliveries of the last three days. */
	deliveries = async (): Promise<FoundDelivery[]> => {
		const from = Date.now() - 3 * DAY_MILLISECONDS;
		return (await reportDeliveries(this.context, (await this.org()).id, { from })).deliveries;
	};

	schedules = async (): Promise<Schedule[]> => await schedulesOf(this.context, '');

	hasSecretKey = async (): Promise<boolean> => await mayActAsOthers(this.context);

	/** Rejects where ThoughtSpot does not let the credential act as the user that it signs in. */
	actAsOneself = async (): Promise<void> => {
		await actingUser(this.context, (await this.user()).name, (await this.org()).id);
	};

	private stored = async () => parseCredential(await this.context.getCredentials(CREDENTIAL));

	/** Why no delivery could be verified with the signing secret of the credential; `undefined` where one could. */
	secretProblem = async (): Promise<string | undefined> =>
		signingSecretProblem((await this.stored()).signingSecret);

	/** Why the previous signing secret of the credential counts for nothing. */
	previousProblem = async (): Promise<string | undefined> =>
		previousSecretProblem({ ...(await this.context.getCredentials(CREDENTIAL)) });

	/** The signing secrets of the credential. */
	secrets = async (): Promise<string[]> => {
		const { signingSecret, previousSigningSecret } = await this.stored();
		return [signingSecret, previousSigningSecret].filter((secret) => secret !== undefined);
	};

	/** Where others reach the webhooks of this n8n: its editor may be elsewhere, and only this address of n8n's tells. */
	ownAddress = (): string => {
		const url = this.context.evaluateExpression('{{ $execution.resumeUrl }}', 0);
		return originOf(typeof url === 'string' ? url : this.context.getInstanceBaseUrl());
	};

	isGone = async (url: string): Promise<boolean> => {
		const [secret = ''] = await this.secrets();
		return await isGone(this.context, url, secret);
	};
}
