/** ThoughtSpot's code for a missing privilege; some clusters send it with HTTP status 500. */
export const ACCESS_REFUSED = 10023;

/**
 * A request that ThoughtSpot did not fulfil. The message says what happened and what to do next; it never
 * holds what was sent. `reached: 'unknown'` means that ThoughtSpot may have acted all the same.
 */
export class ThoughtSpotError extends Error {
	override readonly name = 'ThoughtSpotError';
	readonly status: number | undefined;
	/** ThoughtSpot's numeric error code */
	readonly code: number | undefined;
	readonly reached: 'refused' | 'unknown';
	/** ThoughtSpot's own words and the incident ID, for its support */
	readonly detail: string | undefined;

	constructor(
		message: string,
		failure: {
			status?: number;
			code?: number;
			reached?: 'refused' | 'unknown';
			detail?: string;
		} = {},
	) {
		super(message);
		this.status = failure.status;
		this.code = failure.code;
		this.reached = failure.reached ?? 'refused';
		this.detail = failure.detail;
	}
}

/** Resolves to the error, instead of rejecting with it, where ThoughtSpot did not fulfil the request. */
export async function resultOrError<Result>(
	work: Promise<Result>,
): Promise<Result | ThoughtSpotError> {
	return await work.catch((error: unknown) => {
		if (error instanceof ThoughtSpotError) return error;
		throw error;
	});
}

export function isAccessRefused(error: unknown): boolean {
	return (
		error instanceof ThoughtSpotError && (error.status === 403 || error.code === ACCESS_REFUSED)
	);
}

/** Resolves to `otherwise` where the user of the credential may not do it. */
export async function unlessRefused<Result, Otherwise>(
	work: Promise<Result>,
	otherwise: Otherwise,
): Promise<Result | Otherwise> {
	return await work.catch((error: unknown) => {
		if (isAccessRefused(error)) return otherwise;
		throw error;
	});
}

/** What a caught value says. */
export const messageOf = (error: unknown): string =>
	error instanceof Error ? error.message : String(error);

/** Words of others, to go on after. */
export const withoutFullStop = (words: string): string => words.replace(/[.\s]+$/, '');
