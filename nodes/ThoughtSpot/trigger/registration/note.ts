import { z } from 'zod';

import { isSigned, markOf, sign } from '../sharing/signedText';

/** What a webhook was before this n8n took it over, as far as ThoughtSpot lets it be read and put back. */
const origin = z.object({
	url: z.string(),
	/** Its signature's header; `null`: it had no signature */
	header: z.string().nullable(),
	/** The header it was given instead */
	headerGiven: z.string(),
	disabled: z.literal(true).optional(),
	/** What it sent along under the name that the list of subscribers has now */
	parameter: z.unknown(),
});
export type Origin = z.infer<typeof origin>;

/** A change of the Org's own channels; `before` is `null` where it had none and followed the cluster. */
const channelChange = z.object({
	before: z.array(z.string()).nullable(),
	after: z.array(z.string()),
});
export type ChannelChange = z.infer<typeof channelChange>;

/** What the last subscriber has to put back. */
const note = z.object({ origin: origin.optional(), channels: channelChange.optional() });
export type Note = z.infer<typeof note>;

/** A webhook's description. */
export interface Description {
	/** Somebody's own words */
	text: string;
	/** Empty where there is nothing to put back, and where the note cannot be believed */
	note: Note;
	/** Stands for this very note; empty where there is none */
	mark: string;
}

const PURPOSE = 'note';
const NOTE = /\n?\[n8n, do not edit: (\S+) ([\w-]{22})\]/g;
const MARK_CHARACTERS = 8;
/** ThoughtSpot does not say how long a description may be; it may stay as long as it was. */
const MOST_CHARACTERS = 1_000;

/** What is signed: the note names its webhook, so that it is none in another one's description. */
const signedText = (content: string, webhookId: string) => `${markOf(webhookId)} ${content}`;

/** Reads the last note that one of the secrets signed for this webhook. */
export function readDescription(
	description: string,
	secrets: string[],
	webhookId: string,
): Description {
	const found = [...description.matchAll(NOTE)]
		.reverse()
		.find(([, content = '', signature = '']) =>
			isSigned(PURPOSE, signedText(content, webhookId), signature, secrets),
		);
	if (found === undefined) return { text: description, note: {}, mark: '' };
	const [written, content = '', signature = ''] = found;
	return {
		text: description.replace(written, ''),
		note: note.parse(JSON.parse(content)),
		mark: signature.slice(0, MARK_CHARACTERS),
	};
}

/**
 * Writes text and note; where both are longer than a description may be, or than `before` was, it is the text that is
 * cut. Gives the note's mark as well.
 */
export function writeDescription(
	text: string,
	noted: Note,
	secret: string,
	webhookId: string,
	before = text,
): { description: string; mark: string } {
	// without spaces, which tells where it ends
	const content = JSON.stringify(note.parse(noted)).replace(
		/\s/g,
		(blank) => `\\u${blank.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	if (content === '{}') return { description: text, mark: '' };
	const signature = sign(PURPOSE, signedText(content, webhookId), secret);
	const written = `[n8n, do not edit: ${content} ${signature}]`;
	const room = Math.max(MOST_CHARACTERS, before.length) - written.length - 1;
	// of another n8n's note nothing may be missing, and cutting does not help where ours has no room at all
	const isToBeCut = text.length > room && room > 0 && text.search(NOTE) === -1;
	// half a character is none
	const beginning = text.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '');
	const shortened = isToBeCut ? `${beginning}…` : text;
	return {
		description: [shortened, written].filter(Boolean).join('\n'),
		mark: signature.slice(0, MARK_CHARACTERS),
	};
}
