import type { Harness } from '../harness';
import { createHarness } from '../harness';
import { credential } from './signedMessage';

/** One harness for all tests of the `describe` that this is called in, which each leave nothing under way or mocked. */
export function harnessOfBlock(): () => Harness {
	let harness: Harness | undefined;
	beforeAll(async () => {
		harness = await createHarness({ credential });
	});
	afterEach(async () => {
		jest.restoreAllMocks();
		await harness?.settled();
	});
	afterAll(async () => {
		await harness?.close();
	});
	return () => {
		if (harness === undefined) throw new Error('A harness is there while tests run');
		return harness;
	};
}
