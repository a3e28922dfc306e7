import type { ActingUser, ThoughtSpotContext } from '../transport/client';
import { downloadFromThoughtSpot } from '../transport/client';
import type { FileEndpoint } from '../transport/endpoint';
import { fileEndpoint } from '../transport/endpoint';
import type { ThoughtSpotFile } from '../transport/file';

// What exports of Liveboards and of Answers have in common.

/** Rendering takes seconds to minutes, in which nothing comes; ThoughtSpot publishes no limit. */
const LONGEST_EXPORT_SECONDS = 15 * 60;

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

const EXPORT_REMEDIES = [
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
		sentence: 'Check its name or ID',
	},
	{
		words: /\bcurrency_format\b/,
		said: 'it does not know this currency',
		sentence: 'Correct Currency in Options > Regional Settings, such as EUR',
	},
	{
		words: /currency/i,
		sentence: 'Correct Currency in Options > Regional Settings, such as EUR',
	},
];

/** What reading a Liveboard or an Answer, as a file or as rows, has in common. */
export const REPORT = {
	method: 'POST',
	repeatable: true,
	since: '9.0.0.cl',
	longestSilence: LONGEST_EXPORT_SECONDS,
	remedies: EXPORT_REMEDIES,
} as const;

export const reportFile = <Body>(
	definition: Pick<FileEndpoint<Body>, 'purpose' | 'path' | 'privilege'>,
): FileEndpoint<Body> => fileEndpoint<Body>({ ...REPORT, ...definition });

/** A Liveboard or an Answer as a file, which may take minutes, and is read as it comes. */
export const exporting =
	<Body>(endpoint: FileEndpoint<Body>) =>
	async (
		context: ThoughtSpotContext,
		body: Body,
		actingUser?: ActingUser,
	): Promise<ThoughtSpotFile> =>
		await downloadFromThoughtSpot(context, endpoint, { body, actingUser });
