import type { ThoughtSpotError } from '../transport/errors';
import { isAccessRefused } from '../transport/errors';
import type { Connection } from './connection';

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

/** What a check found out; `remedy` says what to do next, where something is. */
export interface Finding {
	status: 'ok' | 'warning' | 'failed' | 'unknown';
	message: string;
	remedy: string | null;
}

export const ok = (message: string): Finding => ({ status: 'ok', message, remedy: null });

export const warning = (message: string, remedy: string): Finding => ({
	status: 'warning',
	message,
	remedy,
});

export const failed = (message: string, remedy: string): Finding => ({
	status: 'failed',
	message,
	remedy,
});

/** `remedy` names the privilege that would show it. */
export const unknown = (message: string, remedy: string): Finding => ({
	status: 'unknown',
	message,
	remedy,
});

/** Of what ThoughtSpot refused to say: the last sentence of such an error tells what to do. */
export function findingOf(error: ThoughtSpotError): Finding {
	const sentences = error.message.split(/(?<=\.)\s+(?=[A-Z])/);
	const remedy = sentences.pop() ?? '';
	const message = sentences.join(' ') || remedy;
	const isFeatureOff = error.message.includes('PREREQUISITE_NOT_MET');
	return isAccessRefused(error) && !isFeatureOff
		? unknown(message, remedy)
		: failed(message, remedy);
}
