/** Whether an expression gave a date: one of JavaScript's, or n8n's `DateTime`. Its value is in epoch milliseconds. */
export const isDate = (given: unknown): given is Date =>
	given instanceof Date || (typeof given === 'object' && given !== null && 'toMillis' in given);
