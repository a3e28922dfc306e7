import type { Stage } from '../stage';

/** The calls that registration makes, by a short name: ThoughtSpot's operation, and its path. */
export const CALLS = {
	signIn: ['getFullAccessToken', /auth\/token\/full$/],
	user: ['getCurrentUserInfo', /auth\/session\/user$/],
	search: ['searchWebhookConfigurations', /webhooks\/search$/],
	create: ['createWebhookConfiguration', /webhooks\/create$/],
	update: ['updateWebhookConfiguration', /webhooks\/[^/]+\/update$/],
	delete: ['deleteWebhookConfigurations', /webhooks\/delete$/],
	channels: ['searchCommunicationChannelPreferences', /communication-channels\/search$/],
	configure: ['configureCommunicationChannelPreferences', /communication-channels\/configure$/],
} as const;
export type CallName = keyof typeof CALLS;

export const callNamed = (operation: string | undefined): CallName | undefined =>
	(Object.keys(CALLS) as CallName[]).find((name) => CALLS[name][0] === operation);

export interface Fault {
	name: string;
	/** Lets it strike at all calls of that name, after `skip` of them */
	strike(stage: Stage, call: CallName, skip: number): void;
	/** What the user's message says */
	cause: RegExp;
}

const status = (code: number, cause: RegExp): Fault => ({
	name: `${code}`,
	strike: ({ thoughtSpot }, call, skip) =>
		thoughtSpot.faults.add({
			operation: CALLS[call][0],
			kind: 'status',
			status: code,
			message: `Sandbox fault ${code}`,
			times: Infinity,
			skip,
		}),
	cause,
});

const NO_ANSWER = /connection broke or took too long/;

const reset = (when: 'before' | 'after'): Fault => ({
	name: `a reset ${when} ThoughtSpot acted`,
	strike: ({ thoughtSpot }, call, skip) =>
		thoughtSpot.faults.add({
			operation: CALLS[call][0],
			kind: 'reset',
			when,
			times: Infinity,
			skip,
		}),
	cause: NO_ANSWER,
});

const timeOut = (when: 'before' | 'after'): Fault => ({
	name: `a time-out ${when} ThoughtSpot acted`,
	strike: ({ n8n }, call, skip) => n8n.process.letTimeOut({ path: CALLS[call][1], skip, when }),
	cause: NO_ANSWER,
});

export const FAULTS: Fault[] = [
	status(401, /did not accept the sign-in/),
	status(403, /Sandbox fault 403.*(privilege|Secret Key)/),
	status(404, /Sandbox fault 404|not as ThoughtSpot's REST API/),
	status(409, /Sandbox fault 409/),
	status(429, /Sandbox fault 429/),
	status(500, /Sandbox fault 500/),
	status(503, /Sandbox fault 503/),
	timeOut('before'),
	timeOut('after'),
	reset('before'),
	reset('after'),
];
