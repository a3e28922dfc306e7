import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { RegionalSettings } from '../../api/exports';
import { filledText } from '../../parameters/parameterSchemas';

/** Those that ThoughtSpot knows. */
const LOCALES = [
	{ name: 'Chinese (Simplified, China)', value: 'zh-CN' },
	{ name: 'Chinese (Traditional)', value: 'zh-Hant' },
	{ name: 'Danish (Denmark)', value: 'da-DK' },
	{ name: 'Dutch (Netherlands)', value: 'nl-NL' },
	{ name: 'English (Australia)', value: 'en-AU' },
	{ name: 'English (Canada)', value: 'en-CA' },
	{ name: 'English (Germany)', value: 'en-DE' },
	{ name: 'English (India)', value: 'en-IN' },
	{ name: 'English (New Zealand)', value: 'en-NZ' },
	{ name: 'English (United Kingdom)', value: 'en-GB' },
	{ name: 'English (United States)', value: 'en-US' },
	{ name: 'Finnish (Finland)', value: 'fi-FI' },
	{ name: 'French (Canada)', value: 'fr-CA' },
	{ name: 'French (France)', value: 'fr-FR' },
	{ name: 'German (Germany)', value: 'de-DE' },
	{ name: 'German (Switzerland)', value: 'de-CH' },
	{ name: 'Italian (Italy)', value: 'it-IT' },
	{ name: 'Japanese (Japan)', value: 'ja-JP' },
	{ name: 'Korean (South Korea)', value: 'ko-KR' },
	{ name: 'Norwegian (Norway)', value: 'nb-NO' },
	{ name: 'Portuguese (Brazil)', value: 'pt-BR' },
	{ name: 'Portuguese (Portugal)', value: 'pt-PT' },
	{ name: 'Russian (Russia)', value: 'ru-RU' },
	{ name: 'Spanish (Mexico)', value: 'es-MX' },
	{ name: 'Spanish (Spain)', value: 'es-ES' },
	{ name: 'Spanish (United States)', value: 'es-US' },
	{ name: 'Swedish (Sweden)', value: 'sv-SE' },
];

const locale = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	options: LOCALES,
	default: 'en-US',
	description,
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
			description: 'Three-letter code of the currency to show amounts in',
		},
		locale('Date Format', 'dateFormat', 'Language and country for dates'),
		locale(
			'Locale',
			'locale',
			'Language and country for all that Date Format and Number Format do not choose',
		),
		locale('Number Format', 'numberFormat', 'Language and country for numbers'),
	],
};

const knownLocale = filledText.refine(
	(given) => given === undefined || LOCALES.some(({ value }) => value === given),
	'it takes one of the list, such as en-GB for English (United Kingdom)',
);

export const regionalSchema = z
	.object({
		currency: filledText.refine(
			(given) => given === undefined || /^[a-z]{3}$/i.test(given),
			'it takes a three-letter code, such as EUR',
		),
		dateFormat: knownLocale,
		locale: knownLocale,
		numberFormat: knownLocale,
	})
	.optional()
	.transform((given): RegionalSettings | undefined => {
		const settings = {
			currency_format: given?.currency?.toUpperCase(),
			date_format_locale: given?.dateFormat,
			user_locale: given?.locale,
			number_format_locale: given?.numberFormat,
		};
		return Object.values(settings).some((value) => value !== undefined) ? settings : undefined;
	});
