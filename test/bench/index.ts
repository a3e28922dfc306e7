import { cpus, totalmem } from 'node:os';

import { inProcess } from './inProcess';

const [cpu] = cpus();
const gigabytes = Math.round(totalmem() / 2 ** 30);

function machine(): string {
	return `${cpu?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, ${gigabytes} GB; Node ${process.version}, ${process.platform}`;
}

async function bench(): Promise<void> {
	process.stdout.write(`# Benchmarks\n\n${machine()}. Run with \`npm run bench\`.\n\n`);
	process.stdout.write(`${await inProcess()}\n`);
}

void bench();
