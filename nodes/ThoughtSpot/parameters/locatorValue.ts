import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { isResourceLocatorValue } from 'n8n-workflow';
import { z } from 'zod';

import { parseParameters, text } from './readParameters';

const plain = text.nullish();

/** The value of an optional resource locator, trimmed; empty where nothing is chosen. */
export const locatorValue = z
	// n8n hands an untouched locator over whole, without extracting its value
	.union([plain, z.object({ mode: z.string(), value: plain }).transform(({ value }) => value)])
	.transform((value) => (value ?? '').trim());

/** The same while the parameters are still being filled in. */
export function locatorInEditor(context: ILoadOptionsFunctions, name: string): string {
	const chosen = context.getCurrentNodeParameter(name);
	return parseParameters(
		locatorValue,
		isResourceLocatorValue(chosen)
			? context.getCurrentNodeParameter(name, { extractValue: true })
			: chosen,
	);
}
