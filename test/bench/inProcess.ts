import type { Contender } from './contenders';
import { parsers, receivers } from './contenders';
import { MEGABYTE, delivery } from './delivery';
import { type Measurements, inTurn } from './inTurn';
import { compareItems } from './items';
import { manyRuns } from './manyRuns';
import { measureForParent, measuredApart } from './ownProcess';
import { peakMemory } from './peakMemory';
import type { Aim } from './table';
import { ratio, rounded, table, verdictOn } from './table';

const SIZES: Array<{ megabytes: number } & Measurements> = [
	{ megabytes: 0.1, rounds: 11, batch: 500 },
	{ megabytes: 1, rounds: 15, batch: 10 },
	{ megabytes: 5, rounds: 25, batch: 1 },
	{ megabytes: 25, rounds: 15, batch: 1 },
	{ megabytes: 100, rounds: 5, batch: 1 },
];
/** Of the trigger's time, in floors, for a size in MB */
const mostOf = (megabytes: number) => (megabytes < 1 ? 1.25 : 1.1);
const WARM_UP_DELIVERIES = 2_000;

/** As in an n8n that has run for a while: its compiler has seen all of the code. */
async function warmUp(contenders: Record<string, Contender>): Promise<void> {
	const small = delivery(1_000);
	for (const contender of Object.values(contenders)) {
		for (let count = 0; count < WARM_UP_DELIVERIES; count++) await (await contender(small))?.();
	}
}

async function compareReceivers(): Promise<string> {
	const rows: string[][] = [];
	const aims: Aim[] = [];
	await warmUp(receivers);
	for (const { megabytes, ...measurements } of SIZES) {
		const sent = delivery(megabytes * MEGABYTE);
		const { floor, trigger, busboy, formidable } = await inTurn(receivers, sent, measurements);
		aims.push({ megabytes, value: trigger / floor, most: mostOf(megabytes) });
		rows.push([
			String(megabytes),
			...[floor, trigger, busboy, formidable].map(rounded),
			ratio(trigger, floor),
			ratio(busboy, trigger),
			ratio(formidable, trigger),
			rounded(trigger / megabytes),
		]);
	}
	const head = [
		'MB',
		'floor',
		'trigger',
		'busboy',
		'formidable',
		'trigger / floor',
		'busboy / trigger',
		'formidable / trigger',
		'trigger, ms per MB',
	];
	return `${table(head, rows)}\n\n*Trigger / floor*: the goal is 1.25 × at most at 0.1 MB, and 1.1 × from 1 MB. ${verdictOn(aims)}`;
}

async function compareParsers(): Promise<string> {
	const rows: string[][] = [];
	await warmUp(parsers);
	for (const { megabytes, ...measurements } of SIZES) {
		const sent = delivery(megabytes * MEGABYTE);
		const { trigger, busboy, formidable } = await inTurn(parsers, sent, measurements);
		rows.push([
			String(megabytes),
			...[trigger, busboy, formidable].map(rounded),
			ratio(busboy, trigger),
			ratio(formidable, trigger),
		]);
	}
	return table(
		['MB', 'trigger', 'busboy', 'formidable', 'busboy / trigger', 'formidable / trigger'],
		rows,
	);
}

async function measureMemory(): Promise<string> {
	const rows: string[][] = [];
	for (const megabytes of [5, 25, 100]) {
		const bytes = megabytes * MEGABYTE;
		const peaks = [await peakMemory(bytes, true), await peakMemory(bytes, false)];
		rows.push([String(megabytes), ...peaks.map((peak) => peak.toFixed(2))]);
	}
	return table(['MB', 'with Content-Length', 'in chunks'], rows);
}

async function measureHere(): Promise<string> {
	return `## Verification and parsing alone

Medians in milliseconds, no network. The contenders take turns with the same 64 KiB chunks, in a warm process that
keeps its memory, so that nobody pays for another's garbage or fresh pages. From 5 MB each turn begins without garbage;
below, turns are long, and the collector comes when it wants. *Floor*: one HMAC-SHA256 and one copy
of the bytes. *Busboy* and *formidable*: the same HMAC, and the form parsed by them; by formidable as in n8n, with
its files in a temporary folder.

${await compareReceivers()} What does not grow with the body, some
0.03 ms, weighs most in a small one: about half of it is reading and checking the JSON, a fifth the search for the
boundary, the rest the headers of the request and the parts. The search is for a beginning of seven bytes, for which
Node uses the processor's own means. The trigger copies nothing, which the floor does. As one HMAC is
most of everybody's time, the others cannot be several times slower here; without it they are. Beside much other work
the ratios from 5 MB differ by 0.3 from one measurement to the next.

Parsing without the HMAC. The trigger's parser takes the chunks, which are collected by then, and cuts views from
them; the others take chunks and collect the files.

${await compareParsers()}

Peak memory of a process, in bodies, above what it took before the delivery. The goal is 2.5 at most.

${await measureMemory()}

## Items of many recipients

Medians in milliseconds of making the items of one delivery, one for each recipient, as n8n gets them, and their size.

${await compareItems()}

## Memory after many runs

What a process holds after a collection of garbage, while it receives, verifies and remembers deliveries with messages
of their own, as the trigger does between n8n's own steps:

${await manyRuns()}`;
}

/** Verification and parsing alone, without a network, as Markdown; measured in a process of its own. */
export async function inProcess(): Promise<string> {
	// of glibc: never gives memory back to the system, and takes none past its heap
	const environment = { MALLOC_TRIM_THRESHOLD_: String(2 ** 40), MALLOC_MMAP_MAX_: '0' };
	return await measuredApart(__filename, { environment });
}

if (require.main === module) {
	void measureForParent(measureHere);
}
