import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

import { errorCode } from './errorCode';
import { isRunning, whileLocked } from './lock';
import type { Log } from './progress';

const marker = '.installed.json';

/** Where installations are kept between runs: N8N_NODES_THOUGHTSPOT_CACHE, else ~/.cache. */
export function cacheFolder(): string {
	return (
		process.env.N8N_NODES_THOUGHTSPOT_CACHE ?? join(homedir(), '.cache', 'n8n-nodes-thoughtspot')
	);
}

export interface CachedFolder {
	name: string;
	log: Log;
	/** Fills an empty folder. */
	install: (folder: string) => Promise<void>;
	/** Throws unless what is in the folder works. */
	verify: (folder: string) => Promise<void>;
}

/**
 * The path of a folder in the cache that was completely installed once. It is filled under another
 * name and renamed when it works, so that an interrupted installation is never taken for a finished
 * one; a second process waits for the first. A folder made by hand is adopted if it works.
 */
export async function cachedFolder({ name, log, install, verify }: CachedFolder): Promise<string> {
	const cache = cacheFolder();
	const folder = join(cache, name);
	if (await isMarked(folder)) return folder;
	await mkdir(cache, { recursive: true });
	await whileLocked(join(cache, `${name}.lock`), log, async () => {
		if (await isMarked(folder)) return;
		if (await works(folder, verify, log)) {
			await mark(folder);
			return;
		}
		await removeLeftovers(cache, name);
		const partial = join(cache, `${name}.${process.pid}.partial`);
		await mkdir(partial);
		await install(partial);
		await verify(partial);
		await mark(partial);
		await rm(folder, { recursive: true, force: true });
		await rename(partial, folder);
	});
	return folder;
}

async function mark(folder: string): Promise<void> {
	await writeFile(join(folder, marker), JSON.stringify({ installedAt: new Date().toISOString() }));
}

async function isMarked(folder: string): Promise<boolean> {
	return (await readOptional(join(folder, marker))) !== undefined;
}

async function works(
	folder: string,
	verify: (folder: string) => Promise<void>,
	log: Log,
): Promise<boolean> {
	if ((await readOptional(join(folder, 'package.json'))) === undefined) return false;
	try {
		await verify(folder);
		return true;
	} catch (error) {
		log(`${folder} is there but does not work, so it is installed again (${messageOf(error)})`);
		return false;
	}
}

async function removeLeftovers(cache: string, name: string): Promise<void> {
	for (const entry of await readdir(cache)) {
		if (!entry.startsWith(`${name}.`) || !entry.endsWith('.partial')) continue;
		const owner = Number(entry.slice(name.length + 1, -'.partial'.length));
		if (owner === process.pid || !isRunning(owner)) {
			await rm(join(cache, entry), { recursive: true, force: true });
		}
	}
}

async function readOptional(file: string): Promise<string | undefined> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
