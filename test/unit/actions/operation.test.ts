import { FileItems, outputItems } from '../../../nodes/ThoughtSpot/actions/operation';

describe('what an operation found becomes items of the node, linked to the one it came from:', () => {
	const pairedItem = { item: 3 };

	it('JSON one item', () => {
		expect(outputItems({ id: 'a' }, 3)).toEqual([{ json: { id: 'a' }, pairedItem }]);
	});

	it('a list one each', () => {
		expect(outputItems([{ id: 'a' }, { id: 'b' }], 3)).toEqual([
			{ json: { id: 'a' }, pairedItem },
			{ json: { id: 'b' }, pairedItem },
		]);
		expect(outputItems([], 3)).toEqual([]);
	});

	it('items with files as they are', () => {
		const binary = { data: { data: 'JVBERi0=', mimeType: 'application/pdf', fileName: 'a.pdf' } };
		const found = new FileItems([{ json: { fileName: 'a.pdf' }, binary }]);
		expect(outputItems(found, 3)).toEqual([{ json: { fileName: 'a.pdf' }, binary, pairedItem }]);
	});

	it('JSON that has the fields of an item stays JSON', () => {
		const json = { json: { id: 'a' }, binary: {}, items: [] };
		expect(outputItems(json, 3)).toEqual([{ json, pairedItem }]);
	});
});
