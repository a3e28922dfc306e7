import { randomInt } from 'node:crypto';

/** Numbers from 0 up to a bound, the same for the same seed (linear congruential, as in glibc). */
export class Dice {
	private state: number;

	constructor(readonly seed = randomInt(2 ** 31)) {
		this.state = seed;
	}

	below(bound: number): number {
		this.state = (Math.imul(this.state, 1_103_515_245) + 12_345) & 0x7fffffff;
		return Math.floor((this.state / 0x80000000) * bound);
	}

	pick<T>(choices: readonly T[]): T {
		const index = this.below(choices.length);
		if (!(index in choices)) throw new Error('there is nothing to pick from');
		return choices[index] as T;
	}
}

const INSERTED = [
	'\r\n',
	'\r\n\r\n',
	'--',
	'\r\n--b0undary',
	'\r\n--b0undary--\r\n',
	'"',
	'\\',
	';',
	'\0',
	'{',
	':',
];
const OTHER_HEADERS = '\r\n--b0undary\r\nContent-Disposition: form-data; name="payload"\r\n\r\n{}';

type Mutation = (body: Buffer, dice: Dice) => Buffer;

const splice = (body: Buffer, at: number, removed: number, inserted: Buffer) =>
	Buffer.concat([body.subarray(0, at), inserted, body.subarray(at + removed)]);

const mutations: Mutation[] = [
	function flipBit(body, dice) {
		const copy = Buffer.from(body);
		const at = dice.below(body.length);
		if (body.length > 0) copy.writeUInt8(copy.readUInt8(at) ^ (1 << dice.below(8)), at);
		return copy;
	},
	function truncate(body, dice) {
		return body.subarray(0, dice.below(body.length));
	},
	function cutStart(body, dice) {
		return body.subarray(1 + dice.below(body.length));
	},
	function remove(body, dice) {
		return splice(body, dice.below(body.length), 1 + dice.below(40), Buffer.alloc(0));
	},
	function insert(body, dice) {
		return splice(body, dice.below(body.length), 0, Buffer.from(dice.pick(INSERTED)));
	},
	function insertPart(body, dice) {
		return splice(body, dice.below(body.length), 0, Buffer.from(OTHER_HEADERS));
	},
	function repeat(body, dice) {
		const at = dice.below(body.length);
		return splice(body, at, 0, body.subarray(at, at + 1 + dice.below(200)));
	},
	function overwrite(body, dice) {
		const at = dice.below(body.length);
		return splice(body, at, 4, Buffer.from(dice.pick(INSERTED)));
	},
	function append(body, dice) {
		return Buffer.concat([body, Buffer.from(dice.pick(INSERTED))]);
	},
];

/** One to three mutations of a body; never the body itself. */
export function mutated(body: Buffer, dice: Dice): Buffer {
	let result = body;
	for (let rest = 1 + dice.below(3); rest > 0; rest--) result = dice.pick(mutations)(result, dice);
	return result.equals(body) ? Buffer.concat([body, Buffer.from('\n')]) : result;
}

/** A signature that is not the one given. */
export function otherSignature(hex: string, dice: Dice): string | string[] {
	const at = dice.below(hex.length);
	const changed = `${hex.slice(0, at)}${hex[at] === '0' ? '1' : '0'}${hex.slice(at + 1)}`;
	return dice.pick<string | string[]>([
		changed,
		changed.toUpperCase(),
		`sha256=${changed}`,
		Buffer.from(changed, 'hex').toString('base64'),
		Buffer.from(changed, 'hex').toString('base64url'),
		hex.slice(0, at),
		`${hex}${hex.slice(0, 1 + at)}`,
		`${hex},${hex}`,
		[hex, hex],
		[hex, changed],
		`sha1=${hex}`,
		`"${hex}"`,
		'',
		[],
		'0'.repeat(at),
	]);
}

export const otherContentType = (dice: Dice): string | undefined =>
	dice.pick<string | undefined>([
		'multipart/form-data; boundary=b0undary',
		'multipart/form-data; boundary="b0undary"',
		'multipart/form-data; boundary=b0',
		'multipart/form-data; boundary=-',
		'multipart/form-data; boundary=""',
		'multipart/form-data; boundary="\\',
		'multipart/form-data',
		'multipart/mixed; boundary=b0undary',
		'application/json',
		'text/plain',
		';;;',
		'',
		undefined,
	]);
