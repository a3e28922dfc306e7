import type { ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';
import { isResourceLocatorValue } from 'n8n-workflow';

import { locatorValue } from './parameterSchemas';
import { parseParameters } from './readParameters';

/** The value of a resource locator while the parameters are still being filled in; empty: none is chosen. */
export function locatorInEditor(context: ILoadOptionsFunctions, locator: INodeProperties): string {
	const chosen = context.getCurrentNodeParameter(locator.name);
	const value = isResourceLocatorValue(chosen)
		? context.getCurrentNodeParameter(locator.name, { extractValue: true })
		: chosen;
	return parseParameters(locatorValue, value ?? undefined, [locator]);
}
