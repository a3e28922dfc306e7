import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { x as extract } from 'tar';

const run = promisify(execFile);
const root = resolve(__dirname, '..');

export interface PackedPackage {
	tarball: string;
	directory: string;
}

/**
 * Packs the package as npm would publish it, into `destination`. `tarball` is the .tgz file and
 * `directory` the folder it unpacks to. What is in dist/ is packed as it is: build before.
 */
export async function packPackage(options: { destination: string }): Promise<PackedPackage> {
	await mkdir(options.destination, { recursive: true });
	const { stdout } = await run(
		'npm',
		['pack', '--ignore-scripts', '--silent', '--pack-destination', options.destination],
		{ cwd: root },
	);
	const fileName = stdout.trim().split('\n').at(-1);
	if (!fileName) throw new Error('npm pack did not name the file that it wrote');
	const tarball = join(options.destination, fileName);
	await extract({ file: tarball, cwd: options.destination });
	return { tarball, directory: join(options.destination, 'package') };
}
