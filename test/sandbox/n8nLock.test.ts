import { symlinkSync, unlinkSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { whileLocked } from '../../sandbox/n8n/lock';

describe('the lock of an installation', () => {
	let folder: string;
	let lock: string;

	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'thoughtspot-lock-'));
		lock = join(folder, 'lock');
	});

	afterEach(async () => {
		jest.restoreAllMocks();
		await rm(folder, { recursive: true });
	});

	const quiet = () => undefined;

	it('is held by one at a time, and gone afterwards', async () => {
		let holders = 0;
		const hold = async () =>
			await whileLocked(lock, quiet, async () => {
				holders += 1;
				await new Promise(setImmediate);
				expect(holders).toBe(1);
				holders -= 1;
			});
		await Promise.all([hold(), hold()]);
		expect(await readdir(folder)).toEqual([]);
	});

	it('is given back after a failure', async () => {
		const failing = whileLocked(lock, quiet, async () => await Promise.reject(new Error('full')));
		await expect(failing).rejects.toThrow('full');
		expect(await readdir(folder)).toEqual([]);
	});

	it('of a dead process is not taken from whoever took it over first', async () => {
		const dead = 999_999_999;
		await symlink(`${dead}-first`, lock);
		jest.spyOn(process, 'kill').mockImplementation((pid) => {
			if (pid !== dead) return true;
			unlinkSync(lock);
			symlinkSync(`${process.pid}-second`, lock);
			throw Object.assign(new Error('no such process'), { code: 'ESRCH' });
		});
		const done = jest.fn(async () => await Promise.resolve());
		let locked: Promise<void> | undefined;
		const waiting = await new Promise<string>((resolve, reject) => {
			locked = whileLocked(lock, resolve, done);
			locked.then(() => reject(new Error('It did not wait')), reject);
		});
		expect(waiting).toBe(`Another process (${process.pid}) is installing; waiting for it`);
		expect(done).not.toHaveBeenCalled();
		await rm(lock);
		await locked;
		expect(done).toHaveBeenCalledTimes(1);
		expect(await readdir(folder)).toEqual([]);
	});
});
