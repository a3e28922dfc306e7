import { isLoopback, normalizeBaseUrl } from '../../transport/address';
import { signingSecretProblem } from '../../transport/signingSecret';
import { triggerAt } from './triggerAddress';

/** What is known of a trigger before it is published, or listens. */
export interface Publication {
	/** Its address, as n8n made it */
	url: string;
	node: { webhookId?: string; typeVersion: number };
	/** The hidden parameter that makes n8n leave the body as it came */
	options: unknown;
	/** Whether this node registers the webhook, instead of a person */
	isAutomatic: boolean;
	/** Whether ThoughtSpot signs what it is for */
	isSigned: boolean;
	/** Of the credential's ThoughtSpot */
	baseUrl: string;
	signingSecret: string | undefined;
}

const ADD_ANEW =
	"Delete the ThoughtSpot Trigger node in n8n's editor, add it again, and publish the workflow";

const readsRawBody = (options: unknown) =>
	typeof options === 'object' &&
	options !== null &&
	'binaryData' in options &&
	Boolean(options.binaryData);

/** ThoughtSpot calls from outside; only a sandbox on the same machine can reach a loopback address. */
function isReachable({ url, baseUrl }: Publication): boolean {
	const origin = normalizeBaseUrl(baseUrl);
	const isLocal = origin !== undefined && isLoopback(origin);
	return isLocal || (new URL(url).protocol === 'https:' && !isLoopback(url));
}

interface Requirement {
	isMet: (publication: Publication) => boolean;
	/** What is wrong, and what to do */
	sentence: (publication: Publication) => string;
}

const REQUIREMENTS: Requirement[] = [
	{
		isMet: ({ node, url }) =>
			node.webhookId !== undefined && triggerAt(url)?.webhookId === node.webhookId,
		sentence: () =>
			`This trigger has no webhook ID of its own, so that no delivery would reach it: an import by n8n's command line gives it none. Move the node a little in n8n's editor, so that n8n saves the workflow with one, and publish it again. If that does not help: ${ADD_ANEW}.`,
	},
	{
		isMet: ({ node }) => node.typeVersion === 1,
		sentence: ({ node }) =>
			`This trigger's typeVersion is ${node.typeVersion}, with which n8n changes a delivery before its signature can be checked. ${ADD_ANEW}, or set typeVersion to 1 in the workflow's JSON.`,
	},
	{
		isMet: ({ options }) => readsRawBody(options),
		sentence: () =>
			`This trigger's hidden parameter "options" is not { "binaryData": true }, so that n8n changes a delivery before its signature can be checked. ${ADD_ANEW}, or remove "options" from its parameters in the workflow's JSON.`,
	},
	{
		// where it is empty, one is generated on signing in, which only registering does
		isMet: ({ isAutomatic, isSigned, signingSecret }) =>
			!isSigned ||
			(isAutomatic && signingSecret === undefined) ||
			signingSecretProblem(signingSecret) === undefined,
		sentence: ({ signingSecret }) => signingSecretProblem(signingSecret) ?? '',
	},
	{
		isMet: (publication) => !publication.isAutomatic || isReachable(publication),
		sentence: ({ url }) =>
			`ThoughtSpot cannot deliver to ${new URL(url).origin}: it needs a public https address. Set N8N_WEBHOOK_URL (n8n 2) or WEBHOOK_URL to the address under which this n8n is reached from the internet, and restart n8n.`,
	},
];

/** Why a trigger would receive nothing, for the person who publishes it; `undefined` where it would. */
export const unmetRequirement = (publication: Publication): string | undefined =>
	REQUIREMENTS.find(({ isMet }) => !isMet(publication))?.sentence(publication);
