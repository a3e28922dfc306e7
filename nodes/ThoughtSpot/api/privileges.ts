/** Privileges in ThoughtSpot's words, as messages name them to the administrator who grants them. */
export const MANAGE_WEBHOOKS =
	'Can manage webhooks (CAN_MANAGE_WEBHOOKS), or without role-based access control ADMINISTRATION or DEVELOPER';
export const MANAGE_CHANNELS =
	'Can manage Application settings (APPLICATION_ADMINISTRATION), or without role-based access control ADMINISTRATION or DEVELOPER; the cluster needs ADMINISTRATION';
export const VIEW_LIVEBOARD = 'view access to the Liveboard';
export const CHANGE_SCHEDULE =
	'edit access to the Liveboard, and for recipients other than oneself Can schedule for others (JOBSCHEDULING)';
export const SEND_SCHEDULE = `${CHANGE_SCHEDULE}; with role-based access control JOBSCHEDULING always, and Can download visuals (CAN_DOWNLOAD_VISUALS) for PDF or Can download detailed data (CAN_DOWNLOAD_DETAILED_DATA) for CSV and XLSX`;
export const SEE_PEOPLE =
	'for more than names: User administration (USER_ADMINISTRATION), or without role-based access control ADMINISTRATION';
export const SIGN_IN = 'a ThoughtSpot user who may sign in';
export const DOWNLOAD_LIVEBOARD =
	'view access to the Liveboard and Can download data (DATADOWNLOADING), or with role-based access control Can download visuals (CAN_DOWNLOAD_VISUALS) for PDF and PNG and Can download detailed data (CAN_DOWNLOAD_DETAILED_DATA) for CSV and XLSX';
export const DOWNLOAD_ANSWER =
	'view access to the Answer and Can download data (DATADOWNLOADING), or with role-based access control Can download visuals (CAN_DOWNLOAD_VISUALS) for PNG and Can download detailed data (CAN_DOWNLOAD_DETAILED_DATA) for CSV, XLSX and PDF';
export const READ_ROWS =
	'view access to it, and with role-based access control Can download detailed data (CAN_DOWNLOAD_DETAILED_DATA)';
