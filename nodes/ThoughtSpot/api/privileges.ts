/** Privileges in ThoughtSpot's words, as messages name them to the administrator who grants them. */
export const MANAGE_WEBHOOKS =
	'Can manage webhooks (CAN_MANAGE_WEBHOOKS), or without role-based access control ADMINISTRATION or DEVELOPER';
export const MANAGE_CHANNELS =
	'Can manage Application settings (APPLICATION_ADMINISTRATION), or without role-based access control ADMINISTRATION or DEVELOPER; the cluster needs ADMINISTRATION';
export const VIEW_LIVEBOARD = 'view access to the Liveboard';
export const CHANGE_SCHEDULE =
	'edit access to the Liveboard, and for recipients other than oneself Can schedule for others (JOBSCHEDULING)';
export const SEE_PEOPLE =
	'for more than names: User administration (USER_ADMINISTRATION), or without role-based access control ADMINISTRATION';
export const SIGN_IN = 'a ThoughtSpot user who may sign in';
