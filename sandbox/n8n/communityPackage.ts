import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { x as extract } from 'tar';
import { z } from 'zod';

const manifest = z.object({ name: z.string(), version: z.string() });

/**
 * Puts a packed package where n8n keeps the community packages of a user folder, as its own
 * installer does: unpacked, without its peer dependencies, and listed in the folder's package.json.
 */
export async function installCommunityPackage(options: {
	tarball: string;
	userFolder: string;
}): Promise<void> {
	const nodes = join(options.userFolder, '.n8n', 'nodes');
	const unpacked = join(nodes, 'unpacked');
	await mkdir(unpacked, { recursive: true });
	await extract({ file: options.tarball, cwd: unpacked, strip: 1, filter: isManifest });
	const { name, version } = manifest.parse(
		JSON.parse(await readFile(join(unpacked, 'package.json'), 'utf8')),
	);
	const target = join(nodes, 'node_modules', name);
	await mkdir(target, { recursive: true });
	await extract({ file: options.tarball, cwd: target, strip: 1 });
	await writeFile(
		join(nodes, 'package.json'),
		JSON.stringify({
			name: 'installed-nodes',
			private: true,
			dependencies: { [name]: version },
		}),
	);
}

function isManifest(path: string): boolean {
	return path === 'package/package.json';
}
