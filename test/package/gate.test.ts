import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { amount } from '../amount';
import { packedPackage } from '../packedPackage';
import { repository } from './sourceFiles';

const run = promisify(execFile);

interface Wanted {
	directory: string;
	/** default: the scanner's own for a package, or for `sources` */
	patterns?: string[];
	sources?: boolean;
}

interface Scan {
	passed: boolean;
	details: string;
	files: number;
	/** errors and warnings */
	findings: string[];
}

/** All scans in one process, as loading the rules takes longer than using them. */
async function scanAll(wanted: Wanted[]): Promise<Scan[]> {
	const script = join(__dirname, 'scan.mjs');
	// n8n's rules look at other file names under NODE_ENV=test, which jest sets
	const env = { ...process.env, NODE_ENV: 'production' };
	const { stdout } = await run(process.execPath, [script, JSON.stringify(wanted)], { env });
	return JSON.parse(stdout) as Scan[];
}

/** The package's manifest and a file, which n8n must not accept. */
async function spoilPackage(folder: string): Promise<void> {
	const { directory } = packedPackage();
	const manifest = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8')) as Record<
		string,
		unknown
	>;
	delete manifest.homepage;
	await mkdir(join(folder, 'dist/nodes'), { recursive: true });
	await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
	await writeFile(
		join(folder, 'dist/nodes/other.js'),
		"// eslint-disable-next-line\nconst fs = require('fs');\nmodule.exports = fs;\n",
	);
}

const AS_SCANNED = ['**/*.js', 'package.json'];
const published = (patterns?: string[]) => ({ directory: packedPackage().directory, patterns });

/** The first one in `npm test`, all in `npm run test:long`; `npm run lint` has the rules for the sources as well. */
const accepted: Array<[string, () => Wanted]> = [
	['in the published package, read as the scanner reads it', () => published(AS_SCANNED)],
	['in the published package, read with the scanner’s default patterns', () => published()],
	['in the sources', () => ({ directory: repository, sources: true })],
];
const scanned = accepted.slice(0, amount({ quick: 1, long: accepted.length }));

describe('n8n’s scanner of community packages', () => {
	let ofSpoilt: Scan | undefined;
	let scans: Scan[];

	beforeAll(async () => {
		const directory = await mkdtemp(join(tmpdir(), 'n8n-nodes-thoughtspot-scan-'));
		try {
			await spoilPackage(directory);
			const wanted = scanned.map(([, folder]) => folder());
			[ofSpoilt, ...scans] = await scanAll([{ directory, patterns: AS_SCANNED }, ...wanted]);
		} finally {
			await rm(directory, { recursive: true, force: true });
		}
	}, 120_000);

	it.each(scanned.map(([where], index) => ({ where, index })))(
		'finds no error and no warning $where',
		({ index }) => {
			expect(scans[index]).toEqual({
				passed: true,
				details: '',
				files: expect.any(Number) as number,
				findings: [],
			});
			expect(scans[index]?.files).toBeGreaterThan(30);
		},
	);

	it('finds a forbidden module, a warning and a silenced line', () => {
		expect(ofSpoilt?.passed).toBe(false);
		expect(ofSpoilt?.findings.sort()).toEqual([
			expect.stringContaining('no-restricted-imports'),
			expect.stringContaining('require-homepage'),
		]);
	});
});
