import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packedPackage } from '../packedPackage';
import { repository } from './sourceFiles';

const run = promisify(execFile);

interface Scan {
	passed: boolean;
	details: string;
	files: number;
	/** errors and warnings */
	findings: string[];
}

async function scan(directory: string, ...patterns: string[]): Promise<Scan> {
	const script = join(__dirname, 'scan.mjs');
	// n8n's rules look at other file names under NODE_ENV=test, which jest sets
	const env = { ...process.env, NODE_ENV: 'production' };
	const { stdout } = await run(process.execPath, [script, directory, ...patterns], { env });
	return JSON.parse(stdout) as Scan;
}

const clean = { passed: true, details: '', findings: [] };

describe('n8n’s scanner of community packages finds no error and no warning', () => {
	it('in the sources', async () => {
		const { files, ...report } = await scan(repository, '--sources');
		expect(report).toEqual(clean);
		expect(files).toBeGreaterThan(30);
	}, 60_000);

	it('in the published package, read as the scanner reads it', async () => {
		const { files, ...report } = await scan(packedPackage().directory, '**/*.js', 'package.json');
		expect(report).toEqual(clean);
		expect(files).toBeGreaterThan(30);
	}, 60_000);

	it('in the published package, read with the scanner’s default patterns', async () => {
		const { files, ...report } = await scan(packedPackage().directory);
		expect(report).toEqual(clean);
		expect(files).toBeGreaterThan(30);
	}, 60_000);
});

it('the scanner finds a forbidden module, a warning and a silenced line', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-thoughtspot-scan-'));
	const manifest = JSON.parse(
		await readFile(join(packedPackage().directory, 'package.json'), 'utf8'),
	) as Record<string, unknown>;
	delete manifest.homepage;
	await cp(packedPackage().directory, folder, { recursive: true });
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	await writeFile(
		join(folder, 'dist/nodes/other.js'),
		"// eslint-disable-next-line\nconst fs = require('fs');\nmodule.exports = fs;\n",
	);
	const { passed, findings } = await scan(folder, '**/*.js', 'package.json');
	await rm(folder, { recursive: true, force: true });
	expect(passed).toBe(false);
	expect(findings).toEqual([
		expect.stringContaining('require-homepage'),
		expect.stringContaining('no-restricted-imports'),
	]);
}, 60_000);
