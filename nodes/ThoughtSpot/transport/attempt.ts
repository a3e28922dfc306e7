import { ThoughtSpotError } from './errors';

/** Resolves to the error, instead of rejecting with it, where ThoughtSpot did not fulfil the request. */
export async function attempt<Result>(work: Promise<Result>): Promise<Result | ThoughtSpotError> {
	return await work.catch((error: unknown) => {
		if (error instanceof ThoughtSpotError) return error;
		throw error;
	});
}
