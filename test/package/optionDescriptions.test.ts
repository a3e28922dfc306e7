import type { LoadedPackage } from './loadedPackage';
import { loadPackage } from './loadedPackage';

/** What surely fits into the two lines that n8n's list of options gives to a description. */
const mostCharacters = 110;

/** Every description of an option, however deep it lies. */
function optionDescriptions(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own =
		'value' in value && 'description' in value && typeof value.description === 'string'
			? [value.description]
			: [];
	return [...own, ...Object.values(value).flatMap(optionDescriptions)];
}

describe('the description of an option', () => {
	let loaded: LoadedPackage;

	beforeAll(async () => {
		loaded = await loadPackage();
	}, 30_000);

	it('is not cut off in the list of options', () => {
		const descriptions = optionDescriptions([loaded.descriptions, loaded.credential.properties]);
		expect(descriptions.length).toBeGreaterThan(20);
		expect(descriptions.filter(({ length }) => length > mostCharacters)).toEqual([]);
	});
});
