import type { ThoughtSpot } from '../../../sandbox/thoughtspot';
import type { Company } from './company';

/** One operation as a workflow runs it, and what comes of it. */
export interface OperationCase {
	resource: string;
	operation: string;
	/** What happens at ThoughtSpot before. */
	first?: (thoughtSpot: ThoughtSpot, company: Company) => Promise<unknown>;
	parameters?: (company: Company) => Record<string, unknown>;
	/** What each item has, in their order. */
	gives: (company: Company) => object[];
	/** What then is at ThoughtSpot. */
	leaves?: (thoughtSpot: ThoughtSpot, company: Company) => void;
}

export const named = (value: string) => ({ __rl: true, mode: 'name', value });
