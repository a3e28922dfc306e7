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

/** resource → operation → its lines */
export function namesByOperation(
	properties: INodeProperties[],
): Record<string, Record<string, string[]>> {
	const names: Record<string, Record<string, string[]>> = {};
	for (const parameter of properties.filter(({ name }) => name === 'operation')) {
		for (const resource of parameter.displayOptions?.show?.resource ?? []) {
			const ofResource = (names[String(resource)] ??= {});
			for (const operation of optionValues(parameter)) {
				ofResource[operation] = publicNames(ofOperation(properties, resource, operation)).sort();
			}
		}
	}
	return names;
}

function ofOperation(
	properties: INodeProperties[],
	resource: unknown,
	operation: string,
): INodeProperties[] {
	return properties.filter(({ displayOptions }) => {
		const { show } = displayOptions ?? {};
		const isOfResource = show?.resource?.some((shown) => shown === resource);
		return isOfResource && show?.operation?.includes(operation);
	});
}

function choices(property: INodeProperties): string {
	const modes = property.modes?.map(({ name }) => name) ?? [];
	const values = property.type.toLowerCase().endsWith('options') ? optionValues(property) : modes;
	return values.length > 0 ? ` (${values.join(' | ')})` : '';
}

function optionValues({ options = [] }: INodeProperties): string[] {
	return options.flatMap((option) => ('value' in option ? [String(option.value)] : [])).sort();
}
