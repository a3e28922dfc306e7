import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';

import { loadPackage } from './loadedPackage';
import { documents, readSources, repository } from './sourceFiles';

const sources = readSources(repository, ['credentials', 'nodes'], '.ts');
const everything = new Map([
	...sources,
	...readSources(repository, ['examples'], '.json'),
	...documents.map((path) => [path, readFileSync(join(repository, path), 'utf8')] as const),
]);
/** What people read and what fits, as `path: text`. */
const found = (wanted: RegExp, files: ReadonlyMap<string, string> = sources): string[] =>
	[...files].flatMap(([path, text]) =>
		Array.from(text.matchAll(wanted), ([words]) => `${path}: ${words}`),
	);

it('names every privilege as ThoughtSpot shows it, its name for programs in brackets', () => {
	const names =
		/[^\s'([]* (?:ADMINISTRATION|DEVELOPER|JOBSCHEDULING|DATADOWNLOADING|[A-Z]+_ADMINISTRATION|CAN_[A-Z_]+)\b/g;
	expect(found(names)).toEqual([]);
});

it.each([
	['email', /e-mails?/gi],
	['name or ID', /\bIDs? or names?\b/gi],
	['sign in', /\blog[ -]?(?:in|on)\b/gi],
	['personalized, recognized', /\b(?:personalis|recognis|customis|organis)(?:ed?|es|ing)\b/gi],
	['a straight apostrophe', /[‘’]/g],
])('writes "%s" in one way', (_, other) => {
	expect(found(other, everything)).toEqual([]);
});

it("gives nobody's address as an example, but where n8n's linter wants it", () => {
	expect(found(/[\w.]+@(?!example\.com|my-project\.iam)[\w-]+\.[a-z]+/g, everything)).toEqual([
		expect.stringMatching(/user\/getAll\.operation\.ts: name@email\.com$/),
	]);
});

/** Every text with one of these names, however deep it lies. */
function textsIn(value: unknown, names: string[]): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inside]: [string, unknown]) =>
		typeof inside === 'string' && names.includes(name) ? [inside] : textsIn(inside, names),
	);
}

it('writes what ThoughtSpot has, and what is short for something, in capitals', async () => {
	const { descriptions, credential } = await loadPackage();
	const names = ['displayName', 'description', 'hint', 'action'];
	const texts = textsIn([descriptions, credential.properties], names);
	const small = /\b(?:liveboard|org|thoughtspot|Thoughtspot|pdf|png|csv|xlsx|id|url|api|kpi)s?\b/;
	expect(texts.length).toBeGreaterThan(500);
	expect(texts.filter((each) => small.test(each.replace(/"http[^"]*"/g, '')))).toEqual([]);
}, 30_000);

it('names every choice in words, not by its code', async () => {
	const { descriptions } = await loadPackage();
	const names = textsIn(descriptions, ['name']);
	expect(names.filter((name) => /^[a-z]{2}-[A-Z][A-Za-z]+$/.test(name))).toEqual([]);
}, 30_000);

it('says in one form since which release ThoughtSpot has something', async () => {
	const { descriptions, credential } = await loadPackage();
	const releases = textsIn([descriptions, credential.properties], ['description']).filter((each) =>
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
