import type { INodeProperties } from 'n8n-workflow';

/** The same locator where one has to be chosen. */
export function required(locator: INodeProperties, description: string): INodeProperties {
	const modes = locator.modes?.map((mode) =>
		mode.name === 'list' ? { ...mode, placeholder: undefined } : mode,
	);
	return { ...locator, required: true, description, modes };
}
