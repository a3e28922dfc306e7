import type { IHookFunctions } from 'n8n-workflow';

import { currentOrg } from '../../api/orgs';
import { orgLabel } from '../../api/session';
import { CREDENTIAL } from '../../transport/client';
import { alertHeaderProblem, parseCredential, requireBaseUrl } from '../../transport/credential';
import { ThoughtSpotError } from '../../transport/errors';
import { unlessAborted } from '../../transport/exchange';
import { acceptedSecrets, randomSecret, signingSecretProblem } from '../../transport/signingSecret';
import type { Registration } from '../parameters';
import { Turns } from '../turns';
import type { Asker } from './ownership';
import type { Publication } from './requirements';
import { ADD_ANEW } from './requirements';

/** The Org that a hook works in, and the trigger that it works for. */
export interface Org {
	id: string;
	/** For messages, by name: `the Org "Sales" (12)` */
	label: string;
	/** Aborted when nobody waits for the hook any more */
	signal: AbortSignal;
	asker: Asker;
}

const readCredential = async (context: IHookFunctions) =>
	parseCredential(await context.getCredentials(CREDENTIAL));

function ownUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined)
		throw new ThoughtSpotError(`n8n gave this node no webhook URL. ${ADD_ANEW}.`);
	return url;
}

/** What n8n knows of the trigger, without asking ThoughtSpot. */
export async function publicationOf(
	context: IHookFunctions,
	{ event, registration }: Registration,
): Promise<Publication> {
	const credential = await readCredential(context);
	return {
		url: ownUrl(context),
		node: context.getNode(),
		options: context.getNodeParameter('options', null),
		isAutomatic: registration === 'automatic',
		isSigned: event !== 'kpiAlert',
		baseUrl: credential.baseUrl,
		signingSecret: credential.signingSecret,
		alertHeaderProblem: alertHeaderProblem(credential),
	};
}

/** What changes one Org's webhook is done one after the other, within this process. */
const turns = new Turns(1);

/**
 * Signs in, and works in the Org when it is its turn, as long as somebody waits for it. Rejects with a
 * `ThoughtSpotError` where signing in fails, or where there is no secret to sign with.
 */
export async function inOrg(
	context: IHookFunctions,
	signal: AbortSignal,
	work: (org: Org) => Promise<void>,
): Promise<void> {
	const org = await currentOrg(context);
	// that request has made n8n generate a signing secret where there was none
	const credential = await readCredential(context);
	const { baseUrl, signingSecret } = credential;
	const problem = signingSecretProblem(signingSecret);
	if (problem !== undefined) throw new ThoughtSpotError(problem);
	const [secret = '', previousSecret] = acceptedSecrets(credential);
	const endTurn = await turns.take(`${requireBaseUrl(baseUrl)} ${org.id}`);
	try {
		signal.throwIfAborted();
		const asker: Asker = {
			url: ownUrl(context),
			secret,
			previousSecret,
			unknownSecret: randomSecret(),
			gone: new Set(),
			now: Date.now(),
		};
		const entered = { id: org.id, label: orgLabel(org), signal, asker };
		await unlessAborted(work(entered), signal);
	} finally {
		endTurn();
	}
}
