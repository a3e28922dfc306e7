import { createHmac } from 'node:crypto';

import {
	Signature,
	decodeSignature,
	digestsMatch,
	startDigest,
} from '../../../nodes/ThoughtSpot/trigger/receiving/verify/signature';
import { manyBlocks, oneBlock } from '../message/blocks';

const secret = 'f0e1d2c3';
const content = Buffer.from('{"eventId":"n.1"}');
const digest = createHmac('sha256', secret).update(content).digest();
const hex = digest.toString('hex');
// every character that base64 and base64url write differently
const awkward = Buffer.from('fb'.repeat(15) + 'ff'.repeat(17), 'hex');

describe('a signature', () => {
	it.each([
		['hex', hex],
		['hex in upper case', hex.toUpperCase()],
		['hex after sha256=', `sha256=${hex}`],
		['hex after SHA256=', `SHA256=${hex}`],
		['base64', digest.toString('base64')],
		['base64 without padding', digest.toString('base64').replace('=', '')],
		['base64 after sha256=', `sha256=${digest.toString('base64')}`],
		['base64url', digest.toString('base64url')],
		['padded base64url', `${digest.toString('base64url')}=`],
		['hex between spaces', `  ${hex} `],
	])('is read from %s', (_, written) => {
		expect(decodeSignature(written)).toEqual(digest);
	});

	it.each([
		['base64', awkward.toString('base64')],
		['base64url', awkward.toString('base64url')],
	])('is read from %s with the characters peculiar to it', (_, written) => {
		expect(written).toMatch(/[-_+/]/);
		expect(decodeSignature(written)).toEqual(awkward);
	});

	it.each([
		['nothing', ''],
		['only the prefix', 'sha256='],
		['the prefix twice', `sha256=sha256=${hex}`],
		['another algorithm', `sha512=${hex}`],
		['63 hex digits', hex.slice(1)],
		['65 hex digits', `${hex}0`],
		['a digit that is not hex', `${hex.slice(1)}g`],
		['42 base64 characters', digest.toString('base64').slice(0, 42)],
		['44 base64 characters without padding', `${digest.toString('base64url')}A`],
		['padding twice', `${digest.toString('base64')}=`],
		['base64 and base64url mixed', `+_${digest.toString('base64url').slice(2)}`],
		['the same header twice', `${hex}, ${hex}`],
		['two signatures in one header', `v1=${hex},v0=${hex}`],
		['a line break inside', `${hex.slice(0, 32)}\n${hex.slice(32)}`],
		['quotes around it', `"${hex}"`],
		['a digest in latin1', digest.toString('latin1')],
	])('is not read from %s', (_, written) => {
		expect(decodeSignature(written)).toBeUndefined();
	});

	it.each(Array.from({ length: 100 }, (_, length) => [length]).filter(([length]) => length !== 64))(
		'is not read from %i zeros',
		(length) => {
			const isBase64 = length === 43;
			expect(decodeSignature('0'.repeat(length)) !== undefined).toBe(isBase64);
		},
	);

	it('covers content that arrives in pieces', () => {
		const pieces = startDigest(secret).update(content.subarray(0, 5)).update(content.subarray(5));
		expect(pieces.digest()).toEqual(digest);
		expect(new Signature(digest, [secret]).covers(manyBlocks(content, 3))).toBe(true);
	});

	it.each([
		['the only secret', [secret], true],
		['the first secret', [secret, 'b'], true],
		['the second secret', ['b', secret], true],
		['none of the secrets', ['b', 'c'], false],
		['no secret at all', [], false],
	])('by %s covers its content or not', (_, secrets, covers) => {
		expect(new Signature(digest, secrets).covers(oneBlock(content))).toBe(covers);
		expect(new Signature(digest, secrets).covers(oneBlock('other'))).toBe(false);
	});

	it('takes the digest of the first secret from whoever knows it', () => {
		const signature = new Signature(digest, ['b', secret]);
		const byFirst = startDigest('b').update(content).digest();
		expect(signature.covers(oneBlock(content), byFirst)).toBe(true);
		expect(new Signature(byFirst, ['b', secret]).covers(oneBlock(content), byFirst)).toBe(true);
		expect(signature.covers(oneBlock('other'), byFirst)).toBe(false);
	});

	it('matches only the same 32 bytes', () => {
		expect(digestsMatch(digest, Buffer.from(digest))).toBe(true);
		for (let bit = 0; bit < 256; bit++) {
			const other = Buffer.from(digest);
			other.writeUInt8(other.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
			expect(digestsMatch(digest, other)).toBe(false);
		}
	});

	it.each([0, 1, 31, 33, 64])('of %i bytes never matches', (length) => {
		expect(digestsMatch(digest, Buffer.alloc(length))).toBe(false);
	});
});
