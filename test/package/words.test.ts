import type { INodeProperties } from 'n8n-workflow';

import { loadPackage } from './loadedPackage';
import { readSources, repository } from './sourceFiles';

const sources = readSources(repository, ['credentials', 'nodes'], '.ts');

/** What people read and what fits, as `path: text`. */
const found = (wanted: RegExp): string[] =>
	[...sources].flatMap(([path, text]) =>
		Array.from(text.matchAll(wanted), ([words]) => `${path}: ${words}`),
	);

it('names every privilege as ThoughtSpot shows it, its name for programs in brackets', () => {
	const names =
		/[^\s'([]* (?:ADMINISTRATION|DEVELOPER|JOBSCHEDULING|DATADOWNLOADING|[A-Z]+_ADMINISTRATION|CAN_[A-Z_]+)\b/g;
	expect(found(names)).toEqual([]);
});

/** Every description, however deep it lies. */
function descriptionsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own = 'description' in value && typeof value.description === 'string';
	return [
		...(own ? [String(value.description)] : []),
		...Object.values(value).flatMap(descriptionsIn),
	];
}

it('says in one form since which release ThoughtSpot has something', async () => {
	const { descriptions, credential } = await loadPackage();
	const releases = descriptionsIn([descriptions, credential.properties]).filter((each) =>
		/\d\.cl\b/.test(each),
	);
	expect(releases.length).toBeGreaterThan(5);
	expect(releases.filter((each) => !/eeds? ThoughtSpot [\d.]+cl or later/.test(each))).toEqual([]);
}, 30_000);

it('says of every filter that takes names or texts what it lets through', async () => {
	const { descriptions } = await loadPackage();
	const filters = descriptions
		.flatMap(({ properties }) => properties)
		.filter(({ name, type }) => name === 'filters' && type === 'collection')
		.flatMap(({ options = [] }) => options)
		.filter((each): each is INodeProperties => 'type' in each)
		.filter(({ type }) => ['string', 'multiOptions'].includes(type));
	expect(filters.length).toBeGreaterThan(10);
	const silent = filters.filter(({ description = '' }) => !description.startsWith('Only '));
	expect(silent.map(({ displayName }) => displayName)).toEqual([]);
}, 30_000);
