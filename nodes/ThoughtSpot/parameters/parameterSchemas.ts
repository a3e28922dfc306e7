import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { trimmed } from '../transport/trimmed';
import { quoted } from '../transport/quoted';
import { betweenCommas, listedIn, nameOrId } from './givenValues';

// What people and their expressions give. A message completes "a value that does not fit: …".

const taking = (what: string): { errorMap: z.ZodErrorMap } => ({
	errorMap: (_, { data: given }) => {
		const isEmpty = given === undefined || given === null;
		return { message: isEmpty ? 'it is empty' : `it takes ${what}` };
	},
});

/** A text; an expression may also give a number, or true or false. */
export const textParameter = z
	.union([z.string(), z.number(), z.boolean()], taking('a text'))
	.transform(String);

/** A text without blanks around it; empty where none is given. */
export const trimmedText = textParameter.optional().transform((given = '') => trimmed(given));

/** The same; `undefined` where none is given. */
export const filledText = trimmedText.transform((given) => given || undefined);

/** What may be left out; an expression, or a model that has to fill in everything, leaves it out by an empty text. */
export const ifGiven = <Schema extends z.ZodTypeAny>(schema: Schema) =>
	z.preprocess(
		(given) => (typeof given === 'string' && trimmed(given) === '' ? undefined : given),
		schema.optional(),
	);

/** The value of one of the choices of a list. */
export const oneOf = (choices: INodePropertyOptions[]) => {
	const [first = '', ...others] = choices.map(({ value }) => String(value));
	return z.enum([first, ...others]);
};

/** The name or ID of something; empty where none is given. */
export const nameOrIdParameter = trimmedText.transform(nameOrId);

/** The same; `undefined` where none is given. */
export const filledNameOrId = nameOrIdParameter.transform((given) => given || undefined);

/** True or false; an expression may also give it as a text. */
export const booleanParameter = z.preprocess((given) => {
	const word = typeof given === 'string' ? trimmed(given).toLowerCase() : given;
	return word === 'true' ? true : word === 'false' ? false : given;
}, z.boolean());

/** What an expression gives for a list: one entry by itself, or a text that is divided. */
const asList =
	(divide: (text: string) => unknown[]) =>
	(given: unknown): unknown => {
		if (typeof given === 'number') return [given];
		return typeof given === 'string' ? listedIn(given, divide) : given;
	};

/** A list; an expression may also give one text, of one entry or of several with commas, or a list in JSON. */
export const listParameter = z
	.preprocess(asList(betweenCommas), z.array(textParameter, taking('a text or a list of texts')))
	.transform((entries) => entries.map(trimmed))
	// what names nothing would often let everything pass
	.refine(
		(entries) => entries.length === 0 || entries.some((entry) => entry !== ''),
		'it has only empty entries',
	)
	.transform((entries) => entries.filter((entry) => entry !== ''));

/** The same for names or IDs. */
export const namesOrIdsParameter = listParameter.transform((entries) => entries.map(nameOrId));

/** The same for names, which may have commas in them: a text with commas also stands for itself. */
export const namesParameter = z.preprocess(
	asList((text) => (/[^,\s],/.test(text) ? [text, ...betweenCommas(text)] : betweenCommas(text))),
	listParameter,
);

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+$/;

/** Divides a text as mail programs do; in quotes stands a name, which may have commas. */
const dividedAddresses = (text: string): string[] => text.match(/(?:"[^"]*"|[^",;\r\n])+/g) ?? [''];

/** A link to an address, as pages have it, is copied with its scheme. */
const withoutScheme = (address: string): string => address.replace(/^mailto:/i, '');

/** The addresses of an entry: one behind a name, or several with blanks between them. */
function addressesIn(entry: string): string[] {
	const [, name, address] = /^([^<]*)<([^<>]*)>$/.exec(entry) ?? [];
	if (name === undefined || address === undefined) return entry.split(/\s+/).map(withoutScheme);
	const isOther = (word: string) => ADDRESS.test(word) && word !== address;
	return [name.split(/\s+/).some(isOther) ? entry : withoutScheme(address.trim())];
}

/** Email addresses, with commas, semicolons, line breaks or blanks between them, each also as `Name <address>`. */
export const addressesParameter = z
	.preprocess((given) => {
		const entries = asList((text) => (text === '' ? [] : [text]))(given);
		if (!Array.isArray(entries)) return entries;
		return entries.flatMap((each): unknown[] =>
			typeof each === 'string' ? dividedAddresses(each) : [each],
		);
	}, listParameter)
	.transform((entries) => entries.flatMap(addressesIn))
	.superRefine((addresses, context) => {
		const wrong = addresses.find((address) => !ADDRESS.test(address));
		if (wrong === undefined) return;
		context.addIssue({ code: 'custom', message: `${quoted(wrong)} is no email address` });
	});

/** Some of the given values, each once, as `listParameter` takes them. */
export const choicesOf = <Value extends string>(...values: [Value, ...Value[]]) =>
	listParameter
		.pipe(z.array(z.enum(values)))
		.transform((chosen): Value[] => [...new Set<Value>(chosen)]);

/** A whole number from `least` on, up to `most`; an expression may also give it as a text. */
export const wholeNumber = (least: number, most = Number.MAX_SAFE_INTEGER) =>
	z.preprocess(
		(given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given),
		z
			.number(
				taking(
					`a whole number from ${least} ${most === Number.MAX_SAFE_INTEGER ? 'on' : `to ${most}`}`,
				),
			)
			.int()
			.min(least)
			.max(most),
	);
