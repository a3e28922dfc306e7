import { Bytes } from '../../../nodes/ThoughtSpot/message/bytes';
import { Dice } from '../receiving/mutations';

/** As a small body arrives: in one block, which is no copy of a buffer. */
export const oneBlock = (content: Buffer | string): Bytes =>
	new Bytes([typeof content === 'string' ? Buffer.from(content) : content]);

/** As it might arrive as well: in blocks of 1 byte up to `most`, the same for the same seed. */
export function manyBlocks(content: Buffer, most: number, seed = content.length): Bytes {
	const dice = new Dice(seed);
	const blocks: Buffer[] = [];
	for (let at = 0; at < content.length;) {
		const end = at + 1 + dice.below(most);
		blocks.push(content.subarray(at, end));
		at = end;
	}
	return new Bytes(blocks);
}
