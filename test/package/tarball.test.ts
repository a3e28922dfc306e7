import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { t as listTarball } from 'tar';
import { packedPackage } from '../packedPackage';
import type { LoadedPackage } from './loadedPackage';
import { loadPackage } from './loadedPackage';
import { repository } from './sourceFiles';

interface Manifest {
	version: string;
	dependencies?: Record<string, string>;
	devDependencies: Record<string, string>;
	peerDependencies: Record<string, string>;
	scripts: Record<string, string>;
}

const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const readManifest = (folder: string) => JSON.parse(read(folder, 'package.json')) as Manifest;

describe('the tarball', () => {
	let names: string[];

	beforeAll(async () => {
		names = [];
		const onReadEntry = ({ path }: { path: string }) => names.push(path.replace('package/', ''));
		await listTarball({ file: packedPackage().tarball, onReadEntry });
	});

	it('holds code, icons, codex files and the documents that npm shows, and nothing else', () => {
		const documents = ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'];
		const built = /^dist\/((credentials|nodes)\/.+\.js|nodes\/.+\.node\.json|icons\/.+\.svg)$/;
		expect(names.filter((name) => !built.test(name)).sort()).toEqual(documents);
	});

	it('holds no declarations, maps, tests or second manifest', () => {
		expect(names.filter((name) => /\.d\.ts$|\.map$|test|dist.*package\.json/.test(name))).toEqual(
			[],
		);
	});

	it('depends on nothing but n8n itself', () => {
		const { dependencies, peerDependencies } = readManifest(packedPackage().directory);
		expect(dependencies).toBeUndefined();
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('is described in the changelog', () => {
		const { directory } = packedPackage();
		expect(read(directory, 'CHANGELOG.md')).toContain(`## ${readManifest(directory).version}`);
	});
});

describe('n8n, loading the package,', () => {
	let loaded: LoadedPackage;

	beforeAll(async () => {
		loaded = await loadPackage();
	}, 30_000);

	it('finds all nodes', () => {
		expect(loaded.descriptions.map(({ name }) => name)).toEqual([
			'thoughtSpot',
			'thoughtSpotFailedDeliveryTrigger',
			'thoughtSpotTrigger',
		]);
	});

	it('finds every icon that a class names', () => {
		const icons = [...loaded.descriptions, loaded.credential].map(({ iconUrl }) => iconUrl);
		const urls = icons.flatMap((icon) => (typeof icon === 'object' ? Object.values(icon) : [icon]));
		expect(urls).toHaveLength(8);
		for (const url of urls) {
			const path = String(url).replace('icons/n8n-nodes-thoughtspot/', '');
			expect([url, existsSync(join(packedPackage().directory, path))]).toEqual([url, true]);
		}
	});

	it('reads the codex of both nodes', () => {
		for (const { codex } of loaded.descriptions) {
			expect(codex).toEqual({
				categories: expect.arrayContaining([expect.any(String)]),
				alias: expect.arrayContaining(['Liveboard']),
				resources: {
					primaryDocumentation: [{ url: expect.stringMatching(/^https:/) }],
					credentialDocumentation: [{ url: expect.stringMatching(/^https:/) }],
				},
			});
		}
	});
});

it('is developed against the zod that n8n has', () => {
	const { devDependencies } = readManifest(repository);
	const n8n = readManifest(join(repository, 'node_modules/n8n-workflow'));
	expect(devDependencies.zod).toBe(n8n.peerDependencies.zod);
	expect(devDependencies.zod).toBe('3.25.76');
});

it('runs no script that npm would start by itself', () => {
	const byNpm = /^(pre|post)|^(install|prepare|publish)$/;
	expect(Object.keys(readManifest(repository).scripts).filter((name) => byNpm.test(name))).toEqual(
		[],
	);
});
