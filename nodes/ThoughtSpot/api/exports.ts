// What exports of Liveboards and of Answers have in common.

/** Rendering takes seconds to minutes, in which nothing comes; ThoughtSpot publishes no limit. */
export const LONGEST_EXPORT_SECONDS = 15 * 60;

/** Locales in the form `de-DE`, the currency by its ISO code */
export interface RegionalSettings {
	currency_format?: string;
	user_locale?: string;
	number_format_locale?: string;
	date_format_locale?: string;
}

// ThoughtSpot's words, which nobody has written down, are known by what they are about.

export const NOTE_REMEDY = {
	words: /\bnote\b/i,
	sentence: 'A Note tile has no data: leave it out of the visualizations',
};

export const EXPORT_REMEDIES = [
	NOTE_REMEDY,
	{
		words: /work ?sheets?\b|\bsheets?\b/i,
		sentence: 'A workbook holds at most 255 visualizations: choose fewer, or another file format',
	},
	{
		words: /disabled/i,
		sentence: 'Choose PDF or PNG, or ask a ThoughtSpot administrator to allow downloads of data',
	},
	{
		words: /charts?\b.*tables?\b|tables?\b.*charts?\b|no visualizations/i,
		sentence: 'Choose the tables among the visualizations, or another file format',
	},
	{
		words: /(visualization|tab|view)\b.*\b(not|no)\b|has no .*view/i,
		sentence: 'Choose it from the list, or check its name or ID',
	},
];
