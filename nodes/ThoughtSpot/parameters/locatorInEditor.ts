import type { ILoadOptionsFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { locatorValue } from './locatorValue';
import { parseParameters } from './readParameters';

/** The value of a resource locator while the parameters are still being filled in; empty: none is chosen. */
export function locatorInEditor(context: ILoadOptionsFunctions, locator: INodeProperties): string {
	const { name } = locator;
	const given = { [name]: context.getCurrentNodeParameter(name) ?? undefined };
	const schema = z.object({ [name]: locatorValue(locator) });
	return parseParameters(schema, given, [locator])[name] ?? '';
}
