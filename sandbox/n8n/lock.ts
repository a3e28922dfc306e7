import { randomUUID } from 'node:crypto';
import { readlink, rm, symlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import type { Log } from './progress';
import { errorCode } from './errorCode';

/** Does something that one process may do at a time; what a dead process has locked counts as free. */
export async function whileLocked(
	lock: string,
	log: Log,
	action: () => Promise<void>,
): Promise<void> {
	await acquire(lock, log);
	try {
		await action();
	} finally {
		await rm(lock);
	}
}

/** A lock is a link that points to nothing: it is made at once, with its owner's name in it. */
async function acquire(lock: string, log: Log): Promise<void> {
	const me = `${process.pid}-${randomUUID()}`;
	let announced = false;
	while (!(await made(me, lock))) {
		const owner = await ownerOf(lock);
		if (owner === undefined) continue;
		if (!isRunning(processOf(owner))) {
			await removeDead(lock, owner, log);
			continue;
		}
		if (!announced) log(`Another process (${processOf(owner)}) is installing; waiting for it`);
		announced = true;
		await delay(50);
	}
}

/** One process removes it, and only while it is still the dead one's: another may have a new one there. */
async function removeDead(lock: string, owner: string, log: Log): Promise<void> {
	await whileLocked(`${lock}.${owner}`, log, async () => {
		if ((await ownerOf(lock)) === owner) await rm(lock);
	});
}

async function made(me: string, lock: string): Promise<boolean> {
	try {
		await symlink(me, lock);
		return true;
	} catch (error) {
		if (errorCode(error) === 'EEXIST') return false;
		throw error;
	}
}

async function ownerOf(lock: string): Promise<string | undefined> {
	try {
		return await readlink(lock);
	} catch (error) {
		if (errorCode(error) === 'ENOENT') return undefined;
		throw error;
	}
}

const processOf = (owner: string): number => Number.parseInt(owner, 10);

/** Whether there is a process of that number. */
export function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return errorCode(error) === 'EPERM';
	}
}
