import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { N8n } from '../../sandbox/n8n';

/** Everything that n8n keeps or prints, by place: database rows, files, log. */
export async function keptByN8n(n8n: N8n): Promise<Map<string, string>> {
	const places = new Map([
		['log', n8n.logs],
		['database', await n8n.dumpDatabase()],
	]);
	const entries = await readdir(n8n.userFolder, { recursive: true, withFileTypes: true });
	for (const entry of entries) {
		const path = join(entry.parentPath, entry.name);
		if (!entry.isFile() || path.includes('/node_modules/')) continue;
		places.set(path, await readFile(path, 'latin1'));
	}
	return places;
}

/** The places that hold a text as it is, in base64, or as part of an address. */
export function placesWith(places: Map<string, string>, text: string): string[] {
	const forms = [
		text,
		encodeURIComponent(text),
		Buffer.from(text).toString('base64').replace(/=+$/, ''),
	];
	return [...places.entries()].flatMap(([place, content]) =>
		forms.some((form) => content.includes(form)) ? [place] : [],
	);
}
