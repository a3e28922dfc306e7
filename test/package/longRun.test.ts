import { execFileSync } from 'node:child_process';
import { relative, sep } from 'node:path';

import { readSources, repository } from './sourceFiles';

/** The files of tests that `npm run test:long` runs. */
function filesOfLongRun(): string[] {
	const jest = [require.resolve('jest/bin/jest'), '--config', 'jest.long.config.js', '--listTests'];
	const listed = execFileSync(process.execPath, jest, { cwd: repository, encoding: 'utf8' });
	return listed
		.trim()
		.split('\n')
		.map((file) => relative(repository, file).replaceAll(sep, '/'));
}

it('what tries more in a long run is in it', () => {
	const tryingMore = [...readSources(repository, ['test'], '.test.ts')]
		.filter(([, text]) => /\bamount\(\{|\bisLongRun\)/.test(text))
		.map(([path]) => path);
	expect(tryingMore.length).toBeGreaterThan(9);
	expect(filesOfLongRun()).toEqual(expect.arrayContaining(tryingMore));
});
