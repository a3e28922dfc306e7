import type { Connection } from './connection';
import type { Finding } from './finding';

export interface Check {
	/** As items name it */
	name: string;
	/** What it tells, for the list of checks in the documentation */
	question: string;
	/** Names of checks that have to be fine before */
	needs: string[];
	/** Rejects with `ThoughtSpotError` where ThoughtSpot refuses to say. */
	run(connection: Connection): Promise<Finding>;
}
