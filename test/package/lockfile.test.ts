import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './sourceFiles';

interface Lockfile {
	packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
}

/** The packages that a lock file leaves out; `npm ci` refuses such a file, on every machine. */
function leftOut({ packages }: Lockfile): string[] {
	const has = (name: string) => Object.keys(packages).some((path) => path.endsWith(`/${name}`));
	return Object.values(packages)
		.flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
		.filter((name) => !has(name));
}

it('the lock file holds the optional packages of every platform', () => {
	const text = readFileSync(join(repository, 'package-lock.json'), 'utf8');
	expect(leftOut(JSON.parse(text) as Lockfile)).toEqual([]);
});

it('a package of another platform that was left out is found', () => {
	const packages = {
		'node_modules/compiler': {
			optionalDependencies: { 'compiler-linux': '1', 'compiler-mac': '1' },
		},
		'node_modules/compiler-linux': { version: '1' },
	};
	expect(leftOut({ packages })).toEqual(['compiler-mac']);
});
