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
