/** An n8n, the real one or the tests' double of it, as the cases see it. */
export interface Driver {
	/** A new workflow of the trigger alone. */
	workflow(): Promise<DrivenByCases>;
	/** Kills n8n and starts it again on its data. */
	crash(): Promise<void>;
}

export type Mode = 'production' | 'test';

export interface DrivenByCases {
	/** Where deliveries arrive while it is published, or while it listens */
	readonly addresses: Record<Mode, string>;
	/** Rejects with what n8n shows, after all of its attempts. */
	publish(): Promise<void>;
	unpublish(): Promise<void>;
	listen(): Promise<void>;
	stopListening(): Promise<void>;
	/** Waits until n8n ends the listener. */
	timeOut(): Promise<void>;
	/** How many executions have been started */
	runs(): Promise<Record<Mode, number>>;
}
