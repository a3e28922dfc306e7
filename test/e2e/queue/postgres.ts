import { chown, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { runCommand } from '../../../sandbox/n8n/command';
import { freePort } from '../../../sandbox/n8n/freePort';
import { debianProgram, type Service, startService } from './service';

export interface Postgres extends Service {
	/** For n8n */
	environment: Record<string, string>;
}

/** A PostgreSQL on loopback with its data in a new folder below `parent`. */
export async function startPostgres(parent: string): Promise<Postgres> {
	const initdb = await debianProgram('initdb', 'postgresql');
	const folder = join(parent, 'postgres');
	await mkdir(folder, { recursive: true });
	const user = await unprivilegedUser();
	if (user) await chown(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	await runCommand({
		file: initdb,
		args: ['--pgdata', data, '--username', 'n8n', '--auth', 'trust', '--no-sync'],
		cwd: folder,
		...(user && { user }),
	});
	const port = await freePort();
	const server = await startService({
		file: await debianProgram('postgres', 'postgresql'),
		args: ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'fsync=off'],
		folder,
		ready: /ready to accept connections/,
		stopSignal: 'SIGINT',
		...(user && { user }),
	});
	return {
		...server,
		environment: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_USER: 'n8n',
			DB_POSTGRESDB_DATABASE: 'postgres',
		},
	};
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const id = async (option: string) =>
		Number(await runCommand({ file: 'id', args: [option, 'postgres'], cwd: '/' }));
	return { uid: await id('-u'), gid: await id('-g') };
}
