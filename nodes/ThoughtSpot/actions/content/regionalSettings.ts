import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { RegionalSettings } from '../../api/exports';
import { filledText } from '../../parameters/parameterSchemas';

/** Those that ThoughtSpot knows. */
const LOCALES = [
	...['da-DK', 'de-CH', 'de-DE', 'en-AU', 'en-CA', 'en-DE', 'en-GB', 'en-IN', 'en-NZ', 'en-US'],
	...['es-ES', 'es-MX', 'es-US', 'fi-FI', 'fr-CA', 'fr-FR', 'it-IT', 'ja-JP', 'ko-KR', 'nb-NO'],
	...['nl-NL', 'pt-BR', 'pt-PT', 'ru-RU', 'sv-SE', 'zh-CN', 'zh-Hant'],
];

const locale = (displayName: string, name: string, of: string): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	options: LOCALES.map((value) => ({ name: value, value })),
	default: 'en-US',
	description: `Language and country for ${of}`,
});

/** How numbers, dates and amounts of money are written. */
export const regionalField: INodeProperties = {
	displayName: 'Regional Settings',
	name: 'regionalSettings',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	options: [
		{
			displayName: 'Currency',
			name: 'currency',
			type: 'string',
			default: '',
			placeholder: 'e.g. EUR',
			description: 'Code of three letters of the currency to show amounts in',
		},
		locale('Date Format', 'dateFormat', 'dates'),
		locale('Language', 'language', 'texts'),
		locale('Number Format', 'numberFormat', 'numbers'),
	],
};

const knownLocale = filledText.refine(
	(given) => given === undefined || LOCALES.includes(given),
	'it is none of the list',
);

export const regionalSchema = z
	.object({
		currency: filledText.refine(
			(given) => given === undefined || /^[a-z]{3}$/i.test(given),
			'it takes a code of three letters, such as EUR',
		),
		dateFormat: knownLocale,
		language: knownLocale,
		numberFormat: knownLocale,
	})
	.optional()
	.transform((given): RegionalSettings | undefined => {
		const settings = {
			currency_format: given?.currency?.toUpperCase(),
			date_format_locale: given?.dateFormat,
			user_locale: given?.language,
			number_format_locale: given?.numberFormat,
		};
		return Object.values(settings).some((value) => value !== undefined) ? settings : undefined;
	});
