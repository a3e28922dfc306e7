import type { z } from 'zod';

import type { ChannelPreferences, ChannelValidation, CurrentUser, Webhook } from './answers';
import {
	channelHistory,
	channelPreferences,
	channelValidation,
	deletedWebhooks,
	liveboards,
	noContent,
	orgs,
	schedules,
	session,
	storageSetups,
	system,
	user,
	webhook,
	webhookPage,
} from './answers';
import type {
	ConfigureChannelPreferences,
	CreateWebhook,
	EventType,
	SearchChannelHistory,
	SearchChannelPreferences,
	SearchMetadata,
	SearchOrgs,
	SearchSchedules,
	SearchWebhooks,
	SignIn,
	UpdateWebhook,
	ValidateChannel,
} from './requests';

export type * from './answers';
export type * from './requests';

/**
 * ThoughtSpot REST API v2, the operations this package uses: where they are, what may be sent and what
 * comes back. Source: ThoughtSpot's OpenAPI document, 26.8.0.cl. Unknown fields pass through.
 */
export interface Endpoint<Body, Answer> {
	/** Completes "ThoughtSpot could not …" */
	readonly purpose: string;
	readonly method: 'GET' | 'POST';
	/** Below `/api/rest/2.0`; `{identifier}` stands for an ID or a name */
	readonly path: string;
	readonly answer: z.ZodType<Answer, z.ZodTypeDef, unknown>;
	/** Whether sending it twice has the effect of sending it once */
	readonly repeatable: boolean;
	readonly privilege: string;
	/** First ThoughtSpot release that has it */
	readonly since: string;
	/** Never set: it ties the request's type to the endpoint */
	readonly body?: Body;
}

export const LIVEBOARD_SCHEDULE: EventType = 'LIVEBOARD_SCHEDULE';

const MANAGE_WEBHOOKS =
	'Can manage webhooks (CAN_MANAGE_WEBHOOKS), or without role-based access control ADMINISTRATION or DEVELOPER';
const MANAGE_CHANNELS =
	'Can manage Application settings (APPLICATION_ADMINISTRATION), or without role-based access control ADMINISTRATION or DEVELOPER; the cluster needs ADMINISTRATION';

function endpoint<Body, Answer>(definition: Endpoint<Body, Answer>): Endpoint<Body, Answer> {
	return definition;
}

export const signIn = endpoint<SignIn, z.infer<typeof session>>({
	purpose: 'sign in',
	method: 'POST',
	path: '/auth/token/full',
	answer: session,
	repeatable: true,
	privilege: 'a ThoughtSpot user who may sign in',
	since: '9.0.0.cl',
});

export const getCurrentUser = endpoint<undefined, CurrentUser>({
	purpose: 'say who is signed in',
	method: 'GET',
	path: '/auth/session/user',
	answer: user,
	repeatable: true,
	privilege: 'a ThoughtSpot user who may sign in',
	since: '9.0.0.cl',
});

export const createWebhook = endpoint<CreateWebhook, Webhook | undefined>({
	purpose: 'create the webhook',
	method: 'POST',
	path: '/webhooks/create',
	answer: webhook.optional(),
	repeatable: false,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const searchWebhooks = endpoint<SearchWebhooks, z.infer<typeof webhookPage>>({
	purpose: 'search webhooks',
	method: 'POST',
	path: '/webhooks/search',
	answer: webhookPage,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const updateWebhook = endpoint<UpdateWebhook, undefined>({
	purpose: 'update the webhook',
	method: 'POST',
	path: '/webhooks/{identifier}/update',
	answer: noContent,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const deleteWebhooks = endpoint<
	{ webhook_identifiers: string[] },
	z.infer<typeof deletedWebhooks>
>({
	purpose: 'delete the webhook',
	method: 'POST',
	path: '/webhooks/delete',
	answer: deletedWebhooks,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '10.14.0.cl',
});

export const configureChannelPreferences = endpoint<ConfigureChannelPreferences, undefined>({
	purpose: 'set the communication channels',
	method: 'POST',
	path: '/system/preferences/communication-channels/configure',
	answer: noContent,
	repeatable: true,
	privilege: MANAGE_CHANNELS,
	since: '10.14.0.cl',
});

export const searchChannelPreferences = endpoint<SearchChannelPreferences, ChannelPreferences>({
	purpose: 'read the communication channels',
	method: 'POST',
	path: '/system/preferences/communication-channels/search',
	answer: channelPreferences,
	repeatable: true,
	privilege: MANAGE_CHANNELS,
	since: '10.14.0.cl',
});

export const searchMetadata = endpoint<SearchMetadata, z.infer<typeof liveboards>>({
	purpose: 'search Liveboards',
	method: 'POST',
	path: '/metadata/search',
	answer: liveboards,
	repeatable: true,
	privilege: 'view access to the Liveboard',
	since: '9.0.0.cl',
});

export const searchSchedules = endpoint<SearchSchedules, z.infer<typeof schedules>>({
	purpose: 'search schedules',
	method: 'POST',
	path: '/schedules/search',
	answer: schedules,
	repeatable: true,
	privilege: 'view access to the Liveboard',
	since: '9.4.0.cl',
});

export const searchOrgs = endpoint<SearchOrgs, z.infer<typeof orgs>>({
	purpose: 'search Orgs',
	method: 'POST',
	path: '/orgs/search',
	answer: orgs,
	repeatable: true,
	privilege:
		'Can manage Orgs (ORG_ADMINISTRATION), or without role-based access control ADMINISTRATION',
	since: '9.0.0.cl',
});

export const getSystem = endpoint<undefined, z.infer<typeof system>>({
	purpose: 'say which release it is',
	method: 'GET',
	path: '/system',
	answer: system,
	repeatable: true,
	privilege: 'ADMINISTRATION or SYSTEM_INFO_ADMINISTRATION',
	since: '9.0.0.cl',
});

export const validateChannel = endpoint<ValidateChannel, ChannelValidation>({
	purpose: 'send a test event',
	method: 'POST',
	path: '/system/communication-channels/validate',
	answer: channelValidation,
	repeatable: false,
	privilege: MANAGE_WEBHOOKS,
	since: '26.4.0.cl',
});

export const searchChannelHistory = endpoint<SearchChannelHistory, z.infer<typeof channelHistory>>({
	purpose: 'read the delivery history',
	method: 'POST',
	path: '/jobs/history/communication-channels/search',
	answer: channelHistory,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '26.4.0.cl',
});

export const getStorageSetup = endpoint<undefined, z.infer<typeof storageSetups>>({
	purpose: 'say how to set up storage',
	method: 'GET',
	path: '/webhooks/storage-config',
	answer: storageSetups,
	repeatable: true,
	privilege: MANAGE_WEBHOOKS,
	since: '26.7.0.cl',
});
