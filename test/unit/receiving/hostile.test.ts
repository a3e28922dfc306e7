import { amount } from '../../amount';
import { heldBytes } from '../../memory';
import { examplePayload, exampleStoredFile, multipart, sign } from '../../messages';
import { manyBlocks } from '../message/blocks';
import { Dice, mutated, otherContentType, otherSignature } from './mutations';
import { secret, verdictOn } from './verdictOn';

jest.setTimeout(120_000);

const COUNT = amount({ quick: 1_000, long: 100_000 });
const form = 'multipart/form-data; boundary=b0undary';
const payload = JSON.stringify(examplePayload());
const parts = [
	{ name: 'payload', type: 'application/json', content: payload },
	{ name: 'file', fileName: 'Grüße.pdf', type: 'application/pdf', content: '%PDF\r\n--b0undaryX' },
	{ name: 'file', fileName: 'f.json', type: 'application/json', content: '{"files":[]}' },
];
const stored = JSON.stringify({ ...examplePayload(), files: [exampleStoredFile()] });

const messages = [
	{ type: form, body: multipart(parts) },
	{ type: form, body: multipart(parts.slice(0, 1)) },
	{ type: 'application/json', body: Buffer.from(stored) },
];

function judge(body: Buffer, type: string | undefined, signature: string | string[]) {
	const bytes = body.length < 10_000 ? manyBlocks(body, 200) : manyBlocks(body, 65_536);
	const headers = { 'content-type': type, 'x-webhook-signature': signature };
	// of the processor's time, as the machine may do something else meanwhile
	const started = process.cpuUsage();
	const verdict = verdictOn(bytes, headers);
	const { user, system } = process.cpuUsage(started);
	return { verdict, milliseconds: (user + system) / 1000 };
}

describe('hostile deliveries', () => {
	let dice: Dice;

	beforeEach(() => {
		dice = new Dice();
	});

	it('start from messages that are accepted as they are', () => {
		for (const { type, body } of messages) {
			expect(judge(body, type, sign(secret, body)).verdict.outcome).toBe('accepted');
		}
	});

	it(`are refused with 401, every one of ${COUNT}, quickly and without a trace`, () => {
		const before = heldBytes();
		let slowest = 0;
		const statuses = new Map<string, number>();
		for (let count = 0; count < COUNT; count++) {
			const { type, body } = dice.pick(messages);
			const signature = sign(secret, body);
			const alteration = dice.below(4);
			const sentBody = alteration === 0 ? body : mutated(body, dice);
			const { verdict, milliseconds } = judge(
				sentBody,
				alteration === 2 ? otherContentType(dice) : type,
				alteration === 0 ? otherSignature(signature, dice) : signature,
			);
			slowest = Math.max(slowest, milliseconds);
			const status = verdict.outcome === 'accepted' ? 'accepted' : String(verdict.status);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		}
		expect({ seed: dice.seed, ...Object.fromEntries(statuses) }).toEqual({
			seed: dice.seed,
			401: COUNT,
		});
		expect(slowest).toBeLessThan(500);
		expect(heldBytes() - before).toBeLessThan(10_000_000);
	});

	it('that are signed themselves are accepted or told why not, and never throw', () => {
		const statuses = new Set<number | string>();
		for (let count = 0; count < COUNT / 5; count++) {
			const { type, body } = dice.pick(messages);
			const sent = mutated(body, dice);
			const sentType = dice.below(2) === 0 ? type : otherContentType(dice);
			const { verdict } = judge(sent, sentType, sign(secret, sent));
			const isRefused = verdict.outcome === 'refused';
			// a mutated timestamp may be one of another year
			if (isRefused && /^The message is of/.test(verdict.reason)) continue;
			statuses.add(isRefused ? verdict.status : 'accepted');
			if (isRefused && verdict.reason === '') throw new Error(`no reason, seed ${dice.seed}`);
		}
		expect([...statuses].sort()).toEqual([400, 415, 'accepted']);
	});

	it('with the signature of a payload are accepted with that payload or not at all', () => {
		const body = multipart(parts);
		const signature = sign(secret, payload);
		let accepted = 0;
		for (let count = 0; count < COUNT / 5; count++) {
			const { verdict } = judge(mutated(body, dice), form, signature);
			if (verdict.outcome === 'refused') {
				if (verdict.status !== 401) throw new Error(`${verdict.status}, seed ${dice.seed}`);
				continue;
			}
			accepted += 1;
			const { delivery } = verdict;
			if (delivery.signed !== 'payload' || JSON.stringify(delivery.sent) !== payload) {
				throw new Error(`another payload is accepted, seed ${dice.seed}`);
			}
		}
		expect(accepted).toBeGreaterThan(0);
	});

	it.each([
		['a boundary that almost occurs everywhere', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'a'],
		['a boundary of dashes', '-', '-'],
		['line ends', 'b0undary', '\r\n'],
		['boundaries', 'b0undary', '\r\n--b0undary'],
		['last boundaries', 'b0undary', '\r\n--b0undary--x'],
		['parts without headers', 'b0undary', '--b0undary\r\n\r\n\r\n'],
		['padded boundaries', 'b0undary', `\r\n--b0undary${' '.repeat(100)}`],
		['parts with long headers', 'b0undary', `--b0undary\r\n${';a="\\'.repeat(3_000)}\r\n\r\n\r\n`],
		[
			'parts with long dispositions',
			'b0undary',
			`--b0undary\r\nContent-Disposition: x${';a="\\"'.repeat(2_500)}\r\n\r\n\r\n`,
		],
	])('of 30 MB of %s are refused at once', (_, boundary, unit) => {
		const body = Buffer.alloc(30_000_000, unit);
		const type = `multipart/form-data; boundary=${boundary}`;
		const { verdict, milliseconds } = judge(body, type, sign('x', ''));
		expect(verdict).toMatchObject({ outcome: 'refused', status: 401 });
		expect(milliseconds).toBeLessThan(2_000);
	});
});
