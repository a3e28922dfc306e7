import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parseWorkflowFile, type WorkflowNode } from '../../sandbox/n8n';

const folder = resolve(__dirname, '..', '..', 'examples');
const files = readdirSync(folder);

const ofStickyNote = ({ type }: WorkflowNode) => type === 'n8n-nodes-base.stickyNote';

describe.each(files)('the example %s', (file) => {
	const text = readFileSync(join(folder, file), 'utf8');
	const { nodes } = parseWorkflowFile(text);

	it('explains itself', () => {
		const [about] = nodes.filter(ofStickyNote);
		expect(about?.parameters.content).toMatch(/^## .+\n.+/);
	});

	it('uses this package', () => {
		expect(nodes.map(({ type }) => type).join()).toContain('n8n-nodes-thoughtspot.');
	});

	it('refers to credentials by name only', () => {
		const references = nodes.flatMap(({ credentials = {} }) => Object.values(credentials));
		expect(references.length).toBeGreaterThan(0);
		for (const { id } of references) expect(id).toBeNull();
	});

	it('holds neither data of a run nor the address of a webhook', () => {
		expect(JSON.parse(text)).toMatchObject({ pinData: {} });
		expect(nodes.flatMap(({ webhookId }) => webhookId ?? [])).toEqual([]);
	});

	it('shows no node on top of another', () => {
		const places = nodes.filter((node) => !ofStickyNote(node)).map(({ position }) => position);
		for (const [index, [x, y]] of places.entries()) {
			for (const [otherX, otherY] of places.slice(index + 1)) {
				expect(Math.abs(x - otherX) >= 200 || Math.abs(y - otherY) >= 160).toBe(true);
			}
		}
	});
});
