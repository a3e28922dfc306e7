import * as n8nWorkflow from 'n8n-workflow';

/** To its types a function, in fact a getter. */
const library: { readonly sleep: unknown } = n8nWorkflow;

/** Passes over the pauses between attempts in the tests around it; the milliseconds of those that a test came to. */
export function withoutPauses(): readonly number[] {
	const pauses: number[] = [];
	let spy: jest.SpyInstance<unknown, []>;

	beforeEach(() => {
		pauses.length = 0;
		spy = jest.spyOn(library, 'sleep', 'get').mockReturnValue(async (milliseconds: number) => {
			pauses.push(milliseconds);
			await Promise.resolve();
		});
	});

	afterEach(() => {
		spy.mockRestore();
	});

	return pauses;
}
