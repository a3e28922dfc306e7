import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { cachedFolder } from '../../sandbox/n8n/cache';

describe('the cache of installations', () => {
	const configured = process.env.N8N_NODES_THOUGHTSPOT_CACHE;
	let cache: string;
	let installations: number;

	beforeEach(async () => {
		cache = await mkdtemp(join(tmpdir(), 'thoughtspot-cache-'));
		process.env.N8N_NODES_THOUGHTSPOT_CACHE = cache;
		installations = 0;
	});

	afterEach(async () => {
		if (configured === undefined) delete process.env.N8N_NODES_THOUGHTSPOT_CACHE;
		else process.env.N8N_NODES_THOUGHTSPOT_CACHE = configured;
		await rm(cache, { recursive: true, force: true });
	});

	async function install(change: { fails?: boolean; takesMs?: number } = {}): Promise<string> {
		return await cachedFolder({
			name: 'tool-1.0.0',
			log: () => undefined,
			install: async (folder) => {
				installations += 1;
				await writeFile(join(folder, 'package.json'), '{}');
				await delay(change.takesMs ?? 0);
				if (change.fails) throw new Error('the registry is away');
				await writeFile(join(folder, 'tool'), 'works');
			},
			verify: async (folder) => {
				await readFile(join(folder, 'tool'));
			},
		});
	}

	async function deadProcessId(): Promise<number> {
		const child = spawn(process.execPath, ['-e', '']);
		await once(child, 'close');
		if (child.pid === undefined) throw new Error('no process was started');
		return child.pid;
	}

	async function lockBy(pid: number): Promise<void> {
		await symlink(`${pid}-its-name`, join(cache, 'tool-1.0.0.lock'));
	}

	it('installs once', async () => {
		const folder = await install();
		expect(await install()).toBe(folder);
		expect(await readFile(join(folder, 'tool'), 'utf8')).toBe('works');
		expect(installations).toBe(1);
	});

	it('does not take an installation that failed for a finished one', async () => {
		await expect(install({ fails: true })).rejects.toThrow('the registry is away');
		await install();
		expect(installations).toBe(2);
	});

	it('installs once when two ask at the same time', async () => {
		const both = [install({ takesMs: 100 }), install({ takesMs: 100 })];
		expect(new Set(await Promise.all(both))).toEqual(new Set([join(cache, 'tool-1.0.0')]));
		expect(installations).toBe(1);
	});

	it('goes on after a process that was killed in the middle, and removes what it left', async () => {
		const dead = await deadProcessId();
		await lockBy(dead);
		await mkdir(join(cache, `tool-1.0.0.${dead}.partial`));
		await install();
		expect(await readdir(cache)).toEqual(['tool-1.0.0']);
	});

	it('adopts a folder made by hand that works', async () => {
		await mkdir(join(cache, 'tool-1.0.0'));
		await writeFile(join(cache, 'tool-1.0.0', 'package.json'), '{}');
		await writeFile(join(cache, 'tool-1.0.0', 'tool'), 'made by hand');
		const folder = await install();
		expect(await readFile(join(folder, 'tool'), 'utf8')).toBe('made by hand');
		expect(installations).toBe(0);
	});

	it('replaces a folder made by hand that does not work', async () => {
		await mkdir(join(cache, 'tool-1.0.0'));
		await writeFile(join(cache, 'tool-1.0.0', 'package.json'), '{}');
		const folder = await install();
		expect(await readFile(join(folder, 'tool'), 'utf8')).toBe('works');
		expect(installations).toBe(1);
	});
});
