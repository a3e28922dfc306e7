import { signingSecretProblem } from '../../transport/signingSecret';
import { unreachable } from '../publicAddress';
import { triggerAt } from '../sharing/triggerAddress';

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
	/** Why the credential would have every KPI alert refused */
	alertHeaderProblem: string | undefined;
}

export const ADD_ANEW =
	"Delete the ThoughtSpot Trigger node in n8n's editor, add it again, and publish the workflow";

const readsRawBody = (options: unknown) =>
	typeof options === 'object' &&
	options !== null &&
	'binaryData' in options &&
	Boolean(options.binaryData);

/** What is wrong, and what to do; `undefined` where a requirement is met. */
type Requirement = (publication: Publication) => string | undefined;

const REQUIREMENTS: Requirement[] = [
	({ node, url }) =>
		node.webhookId !== undefined && triggerAt(url)?.webhookId === node.webhookId
			? undefined
			: `This trigger has no webhook ID of its own, so that no delivery would reach it: an import by n8n's command line gives it none. Move the node a little in n8n's editor, so that n8n saves the workflow with one, and publish it again. If that does not help: ${ADD_ANEW}.`,
	({ node }) =>
		node.typeVersion === 1
			? undefined
			: `This trigger's typeVersion is ${node.typeVersion}, with which n8n changes a delivery before its signature can be checked. ${ADD_ANEW}, or set typeVersion to 1 in the workflow's JSON.`,
	({ options }) =>
		readsRawBody(options)
			? undefined
			: `This trigger's hidden parameter "options" is not { "binaryData": true }, so that n8n changes a delivery before its signature can be checked. ${ADD_ANEW}, or remove "options" from its parameters in the workflow's JSON.`,
	// where it is empty, one is generated on signing in, which only registering does
	({ isAutomatic, isSigned, signingSecret }) =>
		!isSigned || (isAutomatic && signingSecret === undefined)
			? undefined
			: signingSecretProblem(signingSecret),
	({ isSigned, alertHeaderProblem }) => (isSigned ? undefined : alertHeaderProblem),
	({ isAutomatic, url, baseUrl }) => {
		const problem = isAutomatic ? unreachable(url, baseUrl) : undefined;
		return problem && `${problem.message} ${problem.remedy}`;
	},
];

/** Why a trigger would receive nothing, for the person who publishes it; `undefined` where it would. */
export const unmetRequirement = (publication: Publication): string | undefined =>
	REQUIREMENTS.map((problemIn) => problemIn(publication)).find((problem) => problem !== undefined);
