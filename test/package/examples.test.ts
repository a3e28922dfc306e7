import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { parseWorkflowFile, type WorkflowNode } from '../../sandbox/n8n';

const folder = resolve(__dirname, '..', '..', 'examples');
const files = readdirSync(folder);

const contentOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const ofStickyNote = ({ type }: WorkflowNode) => type === 'n8n-nodes-base.stickyNote';

/** The yellow notes */
const isToFillIn = (node: WorkflowNode) => ofStickyNote(node) && node.parameters.color === 4;

const isWithin = (
	[x, y]: WorkflowNode['position'],
	[left, top]: WorkflowNode['position'],
	{ width, height }: WorkflowNode['parameters'],
) => x >= left && x < left + Number(width) && y >= top && y < top + Number(height);

describe.each(files)('the example %s', (file) => {
	const text = contentOf(file);
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

	it('signs the webhook that it makes, which a ThoughtSpot Trigger refuses without', () => {
		const made = nodes.filter(
			({ parameters: { resource, operation } }) =>
				resource === 'webhook' && /^(create|upsert)$/.test(String(operation)),
		);
		for (const { parameters } of made) {
			expect(parameters).toMatchObject({
				additionalFields: { signatureVerification: { signature: { type: 'HMAC_SHA256' } } },
			});
		}
	});

	it('holds no data of a run', () => {
		expect(JSON.parse(text)).toMatchObject({ pinData: {} });
	});

	it('gives each trigger an address of its own, which n8n adds in the editor only', () => {
		const triggers = nodes.filter(({ type }) => type.endsWith('.thoughtSpotTrigger'));
		for (const { webhookId } of triggers) {
			expect(webhookId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
			expect(files.filter((each) => contentOf(each).includes(String(webhookId)))).toEqual([file]);
		}
	});

	it('has no text that n8n takes for an address on the web', () => {
		const content = nodes.filter(ofStickyNote).map(({ parameters }) => parameters.content);
		expect(content.join('\n')).not.toMatch(/\w\.[a-z]{2,}\b/i);
	});

	it('shows no note on top of another', () => {
		const notes = nodes.filter(ofStickyNote).map(({ position: [x, y], parameters }) => ({
			left: x,
			top: y,
			right: x + Number(parameters.width),
			bottom: y + Number(parameters.height),
		}));
		for (const [index, one] of notes.entries()) {
			for (const other of notes.slice(index + 1)) {
				const beside = one.right <= other.left || other.right <= one.left;
				expect(beside || one.bottom <= other.top || other.bottom <= one.top).toBe(true);
			}
		}
	});

	it('has what is to be filled in around the node that it is about', () => {
		for (const { parameters, position } of nodes.filter(isToFillIn)) {
			const around = nodes.filter(
				(node) => !ofStickyNote(node) && isWithin(node.position, position, parameters),
			);
			const types = around.map(({ type }) => type.replace('n8n-nodes-base.', ''));
			const isAboutEmail = String(parameters.content).includes('sender');
			expect(types).toContainEqual(isAboutEmail ? 'emailSend' : expect.any(String));
		}
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
