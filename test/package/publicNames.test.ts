import type { INodeProperties } from 'n8n-workflow';
import type { LoadedPackage } from './loadedPackage';
import { loadPackage } from './loadedPackage';
import { namesByOperation, publicNames } from './publicNames';

/**
 * Saved workflows hold these names and values, and rely on these defaults. `npx jest
 * --selectProjects package -u` records new ones; a recorded one never changes and never goes.
 */
describe('the names in saved workflows', () => {
	let loaded: LoadedPackage;

	beforeAll(async () => {
		loaded = await loadPackage();
	}, 30_000);

	it('name the nodes, at version 1, and the credential', () => {
		const { action, trigger, pollingTrigger, credential } = loaded;
		const nodes = [action, trigger, pollingTrigger].map(({ description: { name, version } }) => ({
			name,
			version,
		}));
		expect(nodes).toEqual([
			{ name: 'thoughtSpot', version: 1 },
			{ name: 'thoughtSpotTrigger', version: 1 },
			{ name: 'thoughtSpotFailedDeliveryTrigger', version: 1 },
		]);
		expect(credential.name).toBe('thoughtSpotApi');
	});

	it('stay in the credential', () => {
		expect(publicNames(loaded.credential.properties).sort()).toMatchSnapshot();
	});

	it('stay in the trigger', () => {
		expect(publicNames(loaded.trigger.description.properties).sort()).toMatchSnapshot();
	});

	it('stay in the trigger that polls', () => {
		expect(publicNames(loaded.pollingTrigger.description.properties).sort()).toMatchSnapshot();
	});

	it('stay in every operation of the action node', () => {
		expect(namesByOperation(loaded.action.description.properties)).toMatchSnapshot();
	});

	it('stay in what is chosen at first, which a saved workflow does not name', () => {
		const { properties } = loaded.action.description;
		const lists = properties.filter(({ name }) => name === 'resource' || name === 'operation');
		const lines = lists.map((list) => [
			...(list.displayOptions?.show?.resource ?? []),
			...publicNames([list]),
		]);
		expect(lines.map((line) => line.join(': '))).toMatchSnapshot();
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
