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
