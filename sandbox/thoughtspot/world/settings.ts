/** What an administrator sets, and what depends on the machine. */
export interface Settings {
	/** Whether roles (RBAC) instead of privileges of groups say who may do what. */
	roleBasedAccess: boolean;
	/** The domains that external recipients may have; undefined: any. */
	emailDomains?: string[];
	/** The Content Security Policy's `connect-src`; undefined: nothing is set. Deliveries do not look at it here. */
	connectableUrls?: string[];
	/** All clients together here, as all are on this machine; undefined: any number. */
	requestsPerSecond?: number;
	/** How long each export takes, in milliseconds. */
	exportDelayMs: number;
}
