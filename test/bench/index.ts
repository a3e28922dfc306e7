import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { relative, resolve } from 'node:path';

import { format, resolveConfig } from 'prettier';

import { inProcess } from './inProcess';
import { inRealN8n } from './realN8n';

const file = resolve(__dirname, '../../docs/benchmarks.md');
/** Measured by `npm run test:load`, and kept as it stands in the file */
const KEPT = /^## Under load$[^]*/m;

function machine(): string {
	const [cpu] = cpus();
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	const load = (loadavg()[0] ?? 0).toFixed(0);
	return `${cpu?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, ${gigabytes} GB; Node.js ${process.versions.node}; a load of ${load}, this measurement and other work`;
}

async function bench(options: string[]): Promise<void> {
	const sections = [
		`# Benchmarks\n\n${machine()}. \`npm run bench -- --write\` measures anew and writes this file, but for its last section.`,
		await inProcess(),
		...(options.includes('--in-process') ? [] : [await inRealN8n()]),
		KEPT.exec(await readFile(file, 'utf8'))?.[0] ?? '',
	];
	const style = await resolveConfig(file);
	const markdown = await format(sections.join('\n\n'), { ...style, filepath: file });
	if (options.includes('--write')) {
		await writeFile(file, markdown);
		process.stderr.write(`${relative(process.cwd(), file)} is written\n`);
	} else {
		process.stdout.write(markdown);
	}
}

void bench(process.argv.slice(2));
