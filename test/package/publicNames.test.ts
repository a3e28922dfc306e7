import type { INodeProperties } from 'n8n-workflow';
import type { LoadedPackage } from './loadedPackage';
import { loadPackage } from './loadedPackage';
import contract from './publicContract.json';
import { ofOperation, operationsByResource, publicNames } from './publicNames';

/**
 * Saved workflows hold these names and values, and rely on these defaults. A new one is added to
 * publicContract.json when it is released; one that stands there never changes and never goes.
 */
describe('the names in saved workflows', () => {
	let loaded: LoadedPackage;

	beforeAll(async () => {
		loaded = await loadPackage();
	}, 30_000);

	it('name both nodes, at version 1, and the credential', () => {
		const { action, trigger, credential } = loaded;
		expect(
			[action, trigger].map(({ description }) => [description.name, description.version]),
		).toEqual([
			['thoughtSpot', 1],
			['thoughtSpotTrigger', 1],
		]);
		expect(credential.name).toBe('thoughtSpotApi');
	});

	it('stay in the credential', () => {
		expect(publicNames(loaded.credential.properties).sort()).toEqual(contract.credential.sort());
	});

	it('stay in the trigger', () => {
		expect(publicNames(loaded.trigger.description.properties).sort()).toEqual(
			contract.trigger.sort(),
		);
	});

	it('stay in the list of resources and operations', () => {
		const operations = Object.fromEntries(
			Object.entries(contract.action).map(([resource, byOperation]) => [
				resource,
				Object.keys(byOperation),
			]),
		);
		expect(operationsByResource(loaded.action.description.properties)).toEqual(operations);
	});

	it.each(
		Object.entries(contract.action).flatMap(([resource, byOperation]) =>
			Object.entries<string[]>(byOperation).map(
				([operation, names]) => [resource, operation, names] as const,
			),
		),
	)('stay in %s: %s', (resource, operation, names) => {
		const { properties } = loaded.action.description;
		expect(publicNames(ofOperation(properties, resource, operation)).sort()).toEqual(names.sort());
	});

	it('leave the name "options" to the parameter that keeps the body as it came', () => {
		const named = loaded.trigger.description.properties.filter(({ name }) => name === 'options');
		expect(named).toEqual([
			expect.objectContaining({ type: 'hidden', default: { binaryData: true } }),
		]);
	});
});

it('a renamed parameter, a new option value and a new default are found', () => {
	const property: INodeProperties = {
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		options: [{ name: 'Enable', value: 'enable' }],
		default: 'enable',
	};
	const [before] = publicNames([property]);
	const changes: INodeProperties[] = [
		{ ...property, name: 'channels' },
		{ ...property, options: [{ name: 'Enable', value: 'on' }] },
		{ ...property, default: 'ignore' },
	];
	expect(before).toBe("channel (enable) = 'enable'");
	expect(publicNames(changes)).not.toContain(before);
});
