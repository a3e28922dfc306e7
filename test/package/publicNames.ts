import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

type Entry = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/**
 * What stands in saved workflows, one line for each parameter: its path, its option values, and its
 * default, which n8n does not save and which therefore must not change either.
 */
export function publicNames(properties: Entry[], prefix = ''): string[] {
	return properties.flatMap((entry) => {
		if (!('name' in entry)) return [];
		const path = `${prefix}${entry.name}`;
		if ('values' in entry) return publicNames(entry.values, `${path}.`);
		if (!('type' in entry) || entry.type === 'notice') return [];
		const line = `${path}${choices(entry)} = ${JSON.stringify(entry.default).replaceAll('"', "'")}`;
		const hasChildren = entry.type === 'collection' || entry.type === 'fixedCollection';
		return hasChildren ? [line, ...publicNames(entry.options ?? [], `${path}.`)] : [line];
	});
}

/** The parameters of one operation of a node with resources. */
export function ofOperation(
	properties: INodeProperties[],
	resource: string,
	operation: string,
): INodeProperties[] {
	return properties.filter(({ displayOptions }) => {
		const { show } = displayOptions ?? {};
		return show?.resource?.includes(resource) && show.operation?.includes(operation);
	});
}

/** resource → the values of its operations, sorted */
export function operationsByResource(properties: INodeProperties[]): Record<string, string[]> {
	const operations = properties.filter(({ name }) => name === 'operation');
	return Object.fromEntries(
		operations.flatMap((parameter) =>
			(parameter.displayOptions?.show?.resource ?? []).map((resource) => [
				String(resource),
				optionValues(parameter),
			]),
		),
	);
}

function choices(property: INodeProperties): string {
	const modes = property.modes?.map(({ name }) => name) ?? [];
	const values = property.type.toLowerCase().endsWith('options') ? optionValues(property) : modes;
	return values.length > 0 ? ` (${values.join(' | ')})` : '';
}

function optionValues({ options = [] }: INodeProperties): string[] {
	return options.flatMap((option) => ('value' in option ? [String(option.value)] : [])).sort();
}
