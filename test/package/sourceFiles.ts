import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';

export const repository = resolve(__dirname, '../..');

/** path, relative and with forward slashes → text */
export type SourceFiles = ReadonlyMap<string, string>;

/** The files below `folders` of `root` whose names end in `extension`. */
export function readSources(root: string, folders: string[], extension: string): SourceFiles {
	const files = new Map<string, string>();
	for (const folder of folders) {
		for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
			if (!entry.isFile() || !entry.name.endsWith(extension)) continue;
			const absolute = join(entry.parentPath, entry.name);
			const path = absolute.slice(root.length + 1).replaceAll(sep, '/');
			files.set(path, readFileSync(absolute, 'utf8'));
		}
	}
	return files;
}

/** What people read beside the editor: the paths of the Markdown files. */
export const documents: string[] = ['', 'docs'].flatMap((folder) =>
	readdirSync(join(repository, folder))
		.filter((name) => name.endsWith('.md'))
		.map((name) => posix.join(folder, name)),
);

/** The file that a relative specifier means, or undefined when there is none. */
export function resolveRelative(
	files: SourceFiles,
	from: string,
	specifier: string,
): string | undefined {
	const path = posix.join(posix.dirname(from), specifier);
	const candidates = [path, `${path}.ts`, `${path}.js`, `${path}/index.ts`, `${path}/index.js`];
	return candidates.find((candidate) => files.has(candidate));
}
