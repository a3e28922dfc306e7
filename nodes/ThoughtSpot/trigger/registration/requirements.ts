import { signingSecretProblem } from '../../transport/signingSecret';
import { isReachable, unreachable } from './publicAddress';
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
		isMet: ({ isAutomatic, url, baseUrl }) => !isAutomatic || isReachable(url, baseUrl),
		sentence: ({ url }) => Object.values(unreachable(url)).join(' '),
	},
];

/** Why a trigger would receive nothing, for the person who publishes it; `undefined` where it would. */
export const unmetRequirement = (publication: Publication): string | undefined =>
	REQUIREMENTS.find(({ isMet }) => !isMet(publication))?.sentence(publication);
