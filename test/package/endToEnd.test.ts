import type { INodeProperties } from 'n8n-workflow';

import { coveredOperations } from '../e2e/operations';
import { loadPackage } from './loadedPackage';

const optionsOf = ({ options = [] }: INodeProperties) =>
	options.flatMap((option) => ('value' in option ? [String(option.value)] : []));

it('every operation, and every format of an export, is run in a real n8n', async () => {
	const { properties } = (await loadPackage()).action.description;
	const shownFor = (name: string, resource: string, operation?: string) =>
		properties.filter(({ name: found, displayOptions: { show } = {} }) => {
			const isOfOperation = operation === undefined || show?.operation?.includes(operation);
			return found === name && show?.resource?.includes(resource) && isOfOperation;
		});
	const resources = properties.filter(({ name }) => name === 'resource').flatMap(optionsOf);
	const expected = resources.flatMap((resource) =>
		shownFor('operation', resource)
			.flatMap(optionsOf)
			.flatMap((operation) => {
				const name = `${resource}: ${operation}`;
				if (operation !== 'export') return [name];
				const formats = shownFor('fileFormat', resource, operation).flatMap(optionsOf);
				return formats.map((format) => `${name} as ${format}`);
			}),
	);
	expect(coveredOperations()).toEqual(expected.sort());
});
