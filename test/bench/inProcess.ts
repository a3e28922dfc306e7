import { busboyAndHmac, floor, formidableAndHmac, thoughtSpotTrigger } from './contenders';
import { MEGABYTE, delivery } from './delivery';
import { inTurn } from './inTurn';
import { peakMemory } from './peakMemory';
import { ratio, rounded, table } from './table';

const SIZES: Array<{ megabytes: number; rounds: number }> = [
	{ megabytes: 0.1, rounds: 200 },
	{ megabytes: 1, rounds: 60 },
	{ megabytes: 5, rounds: 25 },
	{ megabytes: 25, rounds: 11 },
	{ megabytes: 100, rounds: 5 },
];

/** Verification and parsing alone, without a network, as Markdown. */
export async function inProcess(): Promise<string> {
	const rows: string[][] = [];
	for (const { megabytes, rounds } of SIZES) {
		const bytes = megabytes * MEGABYTE;
		const contenders = { floor, thoughtSpotTrigger, busboyAndHmac, formidableAndHmac };
		const medians = await inTurn(contenders, delivery(bytes), rounds);
		const here = medians.thoughtSpotTrigger;
		rows.push([
			String(megabytes),
			rounded(medians.floor),
			rounded(here),
			rounded(medians.busboyAndHmac),
			rounded(medians.formidableAndHmac),
			ratio(here, medians.floor),
			ratio(medians.busboyAndHmac, here),
			ratio(medians.formidableAndHmac, here),
			rounded(here / megabytes),
		]);
	}
	const memory: string[][] = [];
	for (const megabytes of [5, 25, 100]) {
		const bytes = megabytes * MEGABYTE;
		memory.push([
			String(megabytes),
			(await peakMemory(bytes, true)).toFixed(2),
			(await peakMemory(bytes, false)).toFixed(2),
		]);
	}
	return [
		'## Verification and parsing alone',
		'',
		'Medians in milliseconds, no network; every contender takes the same 64 KiB chunks in turn. *Floor*: one HMAC-SHA256 and one copy of the bytes. *Formidable* is how n8n parses forms: its files go to a temporary folder.',
		'',
		table(
			[
				'MB',
				'floor',
				'trigger',
				'busboy + HMAC',
				'formidable + HMAC',
				'trigger / floor',
				'busboy / trigger',
				'formidable / trigger',
				'trigger, ms per MB',
			],
			rows,
		),
		'',
		'Peak memory of a process, in bodies, above what it took before the delivery:',
		'',
		table(['MB', 'with Content-Length', 'in chunks'], memory),
	].join('\n');
}
