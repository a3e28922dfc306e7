/** Privileges in ThoughtSpot's words, as messages name them to the administrator who grants them. */
export const MANAGE_WEBHOOKS =
	'Can manage webhooks (CAN_MANAGE_WEBHOOKS), or without role-based access control ADMINISTRATION or DEVELOPER';
export const MANAGE_CHANNELS =
	'Can manage Application settings (APPLICATION_ADMINISTRATION), or without role-based access control ADMINISTRATION or DEVELOPER; the cluster needs ADMINISTRATION';
export const VIEW_LIVEBOARD = 'view access to the Liveboard';
export const SIGN_IN = 'a ThoughtSpot user who may sign in';
