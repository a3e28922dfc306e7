import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { loadPackage } from './loadedPackage';
import { readSources, repository } from './sourceFiles';

/** The rows of a table as [first cell, second cell], without what stands in brackets. */
const rowsBelow = (heading: string, text: string): string[][] =>
	(text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
		.split('\n')
		.filter((line) => line.startsWith('|') && !/^\|\s*(-|resource)/.test(line))
		.map((line) =>
			line
				.replace(/\([^)]*\)/g, '')
				.split('|')
				.slice(1, 3)
				.map((cell) => cell.trim()),
		);

const optionsOf = ({ options = [] }: INodeProperties) =>
	options.flatMap((option) => ('value' in option ? [option] : []));

it('the README lists every resource of the node, and what can be done with it', async () => {
	const { properties } = (await loadPackage()).action.description;
	const resources = properties.filter(({ name }) => name === 'resource').flatMap(optionsOf);
	const expected = resources.map(({ name, value }) => {
		const operation = properties.find(
			(each) => each.name === 'operation' && each.displayOptions?.show?.resource?.includes(value),
		);
		const names = operation === undefined ? [] : optionsOf(operation).map(({ name }) => name);
		return [name, names];
	});
	const written = rowsBelow('ThoughtSpot', readFileSync(join(repository, 'README.md'), 'utf8'));
	const listed = written.map(([name, operations = '']) => [
		name,
		operations.split(',').map((each) => each.trim()),
	]);
	expect(listed.sort()).toEqual(expected.sort());
}, 30_000);

it('every operation says what it does, to people and to an AI agent', async () => {
	const { properties } = (await loadPackage()).action.description;
	const operations = properties.filter(({ name }) => name === 'operation').flatMap(optionsOf);
	for (const { name, action, description } of operations) {
		expect({ name, action, description }).toEqual({
			name: expect.stringMatching(/^[A-Z]/),
			action: expect.stringMatching(/^[A-Z][a-z]+ [^A-Z]/),
			description: expect.stringMatching(/^[A-Z].{20,}/),
		});
	}
}, 30_000);

describe('the table of troubleshooting', () => {
	const text = readFileSync(join(repository, 'README.md'), 'utf8');
	const shipped = [...readSources(repository, ['credentials', 'nodes'], '.ts').values()]
		.join('\n')
		.replaceAll('${user}', 'The user of the ThoughtSpot credential')
		.replace(/\$\{[^}]*\}/g, '…')
		.replace(/\s+/g, ' ');

	it.each(rowsBelow('Troubleshooting', text).slice(1))('explains "%s"', (message = '') => {
		const parts = message.replace(/_\w+_/g, '…').split('…');
		const unknown = parts.map((part) => part.trim()).filter((part) => !shipped.includes(part));
		expect(unknown).toEqual([]);
	});
});
