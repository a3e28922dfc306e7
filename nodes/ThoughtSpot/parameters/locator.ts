import type {
	ILoadOptionsFunctions,
	INodeParameterResourceLocator,
	INodeProperties,
	INodePropertyMode,
} from 'n8n-workflow';
import { z } from 'zod';

import { trimmed } from '../transport/trimmed';
import { nameOrId } from './givenValues';
import { textParameter } from './parameterSchemas';
import { parseParameters } from './readParameters';

// What all resource locators have in common.

/** The same locator where one has to be chosen. */
export function required(locator: INodeProperties, description: string): INodeProperties {
	const modes = locator.modes?.map((mode) =>
		mode.name === 'list' ? { ...mode, placeholder: undefined } : mode,
	);
	return { ...locator, required: true, description, modes };
}

const isLocator = (
	given: unknown,
): given is Pick<INodeParameterResourceLocator, 'mode' | 'value'> =>
	typeof given === 'object' && given !== null && 'mode' in given && 'value' in given;

/** What a mode such as By URL takes of a text; `undefined` where the text has nothing of the kind. */
function extracted({ extractValue }: INodePropertyMode, text: string): string | undefined {
	return extractValue ? new RegExp(extractValue.regex).exec(text)?.[1] : text;
}

/** The value of a resource locator, trimmed; empty where nothing is chosen. n8n would refuse a URL in words of its own. */
export const locatorValue = ({ modes = [] }: Pick<INodeProperties, 'modes'>) =>
	z
		.preprocess((given, issues) => {
			if (!isLocator(given)) return given;
			const mode = modes.find(({ name }) => name === given.mode);
			const text = textParameter.transform(trimmed).safeParse(given.value);
			if (mode === undefined || !text.success || text.data === '') return given.value;
			const found = extracted(mode, text.data);
			if (found !== undefined) return found;
			const message = `it has no ID in it, and ${mode.displayName} takes the address that the browser shows`;
			issues.addIssue({ code: 'custom', message, fatal: true });
			return z.NEVER;
		}, textParameter.optional())
		.transform((given = '') => nameOrId(trimmed(given)));

/** The value of a resource locator while the parameters are still being filled in; empty: none is chosen. */
export function locatorInEditor(context: ILoadOptionsFunctions, locator: INodeProperties): string {
	const { name } = locator;
	const given = { [name]: context.getCurrentNodeParameter(name) ?? undefined };
	const schema = z.object({ [name]: locatorValue(locator) });
	return parseParameters(schema, given, [locator])[name] ?? '';
}
