import { dirname } from 'node:path';

import { runCommand } from './command';
import type { N8nInstallation } from './install';

const dump = `
	const { DatabaseSync } = require('node:sqlite');
	const database = new DatabaseSync(process.argv[1], { readOnly: true });
	const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
	const rows = tables.flatMap(({ name }) =>
		database.prepare('select * from "' + name + '"').all().map((row) => ({ table: name, row })));
	process.stdout.write(rows.map((row) => JSON.stringify(row)).join('\\n'));
`;

/**
 * Every row of every table of n8n's SQLite database, one JSON object `{ table, row }` a line. Read
 * by the Node that runs n8n, which has SQLite built in.
 */
export async function dumpDatabase(
	installation: N8nInstallation,
	database: string,
): Promise<string> {
	return await runCommand({
		file: installation.node,
		args: ['--no-warnings', '-e', dump, database],
		cwd: dirname(database),
	});
}
