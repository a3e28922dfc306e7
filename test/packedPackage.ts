import { existsSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PackedPackage } from '../sandbox/packPackage';
import { packPackage } from '../sandbox/packPackage';

const FOLDER = 'PACKED_PACKAGE_FOLDER';
const TARBALL = 'PACKED_PACKAGE_TARBALL';
const DIRECTORY = 'PACKED_PACKAGE_DIRECTORY';

/** Packs the built package once for the whole run; the test processes inherit where it stands. */
export async function packForTests(): Promise<void> {
	if (!existsSync(resolve(__dirname, '../dist/nodes'))) {
		throw new Error('There is no dist/nodes to pack: run `npm run build` first');
	}
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-thoughtspot-'));
	// as in n8n, the package finds its modules at the host's
	await symlink(resolve(__dirname, '../node_modules'), join(folder, 'node_modules'), 'dir');
	const { tarball, directory } = await packPackage({ destination: folder });
	process.env[FOLDER] = folder;
	process.env[TARBALL] = tarball;
	process.env[DIRECTORY] = directory;
	// tests look at what is logged where it is written
	process.env.N8N_LOG_LEVEL = 'silent';
	process.env.N8N_USER_FOLDER = join(folder, 'n8n');
}

export async function removePacked(): Promise<void> {
	await rm(inherited(FOLDER), { recursive: true, force: true });
}

/** The package of this run, as `npm publish` would upload it, and unpacked. */
export function packedPackage(): PackedPackage {
	return { tarball: inherited(TARBALL), directory: inherited(DIRECTORY) };
}

function inherited(name: string): string {
	const value = process.env[name];
	if (!value) throw new Error(`${name} is not set: run the tests with jest and its configuration`);
	return value;
}
