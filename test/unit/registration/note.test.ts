import type { Note } from '../../../nodes/ThoughtSpot/trigger/registration/note';
import {
	readDescription,
	writeDescription,
} from '../../../nodes/ThoughtSpot/trigger/registration/note';

const SECRET = 'a-signing-secret-of-the-credential';
const ID = 'd4b3a1f0-5a51-4d8e-9a3e-0f6d2c1b7e10';

const note: Note = {
	origin: {
		url: 'https://finance.example/hook?key=[a] b',
		header: null,
		headerGiven: 'X-Webhook-Signature',
		disabled: true,
		parameter: 'of~another~n8n',
	},
	channels: { before: ['EMAIL'], after: ['EMAIL', 'WEBHOOK'] },
};
const write = (text: string, noted = note) => writeDescription(text, noted, SECRET, ID);
const read = (description: string, secret = SECRET, id = ID) =>
	readDescription(description, [secret], id);

describe('the note in a webhook’s description', () => {
	it.each(['Numbers for the board', '', 'Two\nlines', '[n8n, do not edit: me]', 'a [b] {c} "d"'])(
		'stands beside the text %p, and both are read again',
		(text) => {
			const { description, mark } = write(text);
			expect(read(description)).toEqual({ text, note, mark });
			expect(mark).not.toBe('');
		},
	);

	it('is not there where there is nothing to put back', () => {
		expect(write('Words', {})).toEqual({ description: 'Words', mark: '' });
		expect(read('Words')).toEqual({ text: 'Words', note: {}, mark: '' });
	});

	it('is found though somebody writes before and behind it', () => {
		const { description } = write('Words');
		expect(read(`New ${description} and more`)).toMatchObject({ text: 'New Words and more', note });
	});

	it('leaves another n8n’s note in the text', () => {
		const theirs = writeDescription('Words', note, 'the-secret-of-another-n8n', ID).description;
		expect(read(write(theirs).description)).toMatchObject({ text: theirs, note });
	});

	it.each<[string, string, string, string]>([
		['changed', write('Words').description.replace('finance', 'evil'), SECRET, ID],
		['signed with another secret', write('Words').description, 'another-secret', ID],
		['of another webhook', write('Words').description, SECRET, 'another'],
		['cut', write('Words').description.slice(0, -9), SECRET, ID],
	])('is not believed where it is %s', (_how, description, secret, id) => {
		expect(read(description, secret, id)).toEqual({ text: description, note: {}, mark: '' });
	});

	it('stays whole where the text is long', () => {
		const { description } = write('x'.repeat(990));
		expect(description.length).toBeLessThanOrEqual(1_000);
		expect(read(description)).toMatchObject({ text: expect.stringMatching(/^x+…$/), note });
	});

	it.each(['\u00a0', '\u2028', '\u3000', '\ufeff', ' ', '\t'])(
		'is read with the blank %j in it',
		(blank) => {
			const blanks = {
				origin: {
					url: 'https://finance.example',
					header: null,
					headerGiven: 'X',
					parameter: `a${blank}b`,
				},
			};
			const { description } = write('Words', blanks);
			expect(read(description)).toMatchObject({ text: 'Words', note: blanks });
		},
	);

	it('takes nothing of a text for the sake of a note that is longer than a description', () => {
		const url = `https://finance.example/${'x'.repeat(1_000)}`;
		const { description } = write('Words', { origin: { url, header: null, headerGiven: 'X' } });
		expect(read(description).text).toBe('Words');
	});

	it('takes nothing of a text with another n8n’s note in it', () => {
		const theirs = writeDescription('x'.repeat(600), note, 'another-secret', ID).description;
		expect(read(write(theirs).description)).toMatchObject({ text: theirs, note });
	});

	it('cuts no character of the text in two', () => {
		for (const start of ['', 'x']) {
			const { description } = write(start + '😀'.repeat(600));
			expect(Buffer.from(description).toString()).toBe(description);
		}
	});

	it('makes a description no longer than a text that was longer', () => {
		const { description } = write('x'.repeat(3_000));
		expect(description).toHaveLength(3_000);
		expect(read(description).note).toEqual(note);
	});

	it.each([990, 3_000])(
		'is the same for the same, so that nothing of %i characters is written twice',
		(length) => {
			const { description } = write('x'.repeat(length));
			const { text } = read(description);
			expect(writeDescription(text, note, SECRET, ID, description).description).toBe(description);
		},
	);
});
