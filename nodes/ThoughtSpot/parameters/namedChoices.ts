import { betweenCommas, isObject, listedIn } from './givenValues';
import type { Entry } from './propertyEntries';
import { childrenOf } from './propertyEntries';
import { trimmed } from '../transport/trimmed';

const spelling = (text: string) => trimmed(text).toLowerCase();

/** A value counts before a name that is spelled like it. */
function chosen(choices: Entry[], given: unknown): unknown {
	if (typeof given !== 'string') return given;
	const options = choices.flatMap((choice) => ('value' in choice ? [choice] : []));
	const fits = (text: unknown) => spelling(String(text)) === spelling(given);
	const choice = options.find(({ value }) => fits(value)) ?? options.find(({ name }) => fits(name));
	return choice?.value ?? given;
}

function chosenOf(entries: Entry[], given: unknown): unknown {
	const kinds = new Set(entries.map((entry) => ('type' in entry ? entry.type : undefined)));
	const children = entries.flatMap(childrenOf);
	if (children.length === 0) return given;
	if (kinds.has('options')) return chosen(children, given);
	if (kinds.has('multiOptions')) {
		const list = typeof given === 'string' ? listedIn(given, betweenCommas) : given;
		return Array.isArray(list)
			? list.map((each) => chosen(children, each))
			: chosen(children, list);
	}
	return choicesByValue(children, given);
}

/**
 * Parameters whose choices an expression may give by their names in the editor, or in another case, with the values of
 * those choices; what is no choice stays as it is, at every depth.
 */
export function choicesByValue(properties: Entry[], given: unknown): unknown {
	if (Array.isArray(given)) return given.map((each) => choicesByValue(properties, each));
	if (!isObject(given)) return given;
	return Object.fromEntries(
		Object.entries(given).map(([name, value]) => {
			const entries = properties.filter((property) => property.name === name);
			return [name, entries.length === 0 ? value : chosenOf(entries, value)];
		}),
	);
}
