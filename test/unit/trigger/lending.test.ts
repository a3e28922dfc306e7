import {
	assert,
	array,
	option,
	constantFrom,
	constant,
	property,
	record,
	string,
} from 'fast-check';

import type { Loan } from '../../../nodes/ThoughtSpot/trigger/registration/lending';
import {
	readDescription,
	standing,
	writeDescription,
} from '../../../nodes/ThoughtSpot/trigger/registration/lending';

const loan = { url: 'https://hooks.finance.example/a?b=[c]', name: 'Finance [Lent to n8n: Q1]' };
const note = writeDescription({ text: '', loans: [loan] });

describe('the notes in a description', () => {
	it('stand after somebody’s own text, for people to read', () => {
		expect(writeDescription({ text: 'Board', loans: [{ url: 'https://a.example' }] })).toBe(
			'Board\n[Lent to n8n: {"url":"https://a.example"}]',
		);
	});

	it('are read as they were written, whatever the text and the names hold', () => {
		const loans = array(
			record(
				{
					url: string(),
					name: string(),
					status: constant('DISABLED' as const),
					signatureHeader: option(string()),
					withdrawn: constant(true as const),
				},
				{ requiredKeys: ['url'] },
			),
			{ maxLength: 3 },
		);
		const text = constantFrom('', 'a', 'a\n', '[Lent to n8n: ', '[Lent to n8n: {}]', ' ]');
		assert(
			property(text, string(), loans, (start, end, written) => {
				const description = { text: start + end, loans: written };
				expect(readDescription(writeDescription(description))).toEqual(description);
			}),
		);
	});

	it.each<[string, string | null | undefined, string]>([
		['no description', undefined, ''],
		['an empty one', null, ''],
		['a note that is no JSON', '[Lent to n8n: x]', '[Lent to n8n: x]'],
		['a note without a URL', '[Lent to n8n: {}]', '[Lent to n8n: {}]'],
		['a note that is cut off', note.slice(0, -3), note.slice(0, -3)],
		['a note with text after it', `${note} more`, `${note} more`],
	])('are none in %s', (_what, description, text) => {
		expect(readDescription(description)).toEqual({ text, loans: [] });
	});

	it('are found where ThoughtSpot or a person added white space', () => {
		expect(readDescription(`Board\n${note}\n `)).toEqual({ text: 'Board', loans: [loan] });
	});

	it('no longer stand where the latest lenders have gone', () => {
		const gone = { url: 'https://gone.example', withdrawn: true } as const;
		expect(standing([gone, loan, gone, gone])).toEqual([gone, loan]);
		expect(standing([gone])).toEqual([]);
	});

	it.each<[string, Loan, Loan, Loan]>([
		[
			'the name of the first, which the last of them gave',
			{ url: 'a', name: 'Finance', lentAs: 'Tuesday' },
			{ url: 'b', name: 'Tuesday', lentAs: 'Monday' },
			{ url: 'a', name: 'Finance', lentAs: 'Monday' },
		],
		[
			'a name that its owner gave it in between',
			{ url: 'a', name: 'Finance', lentAs: 'Tuesday' },
			{ url: 'b', name: 'Finance 2', lentAs: 'Monday' },
			{ url: 'a', name: 'Finance 2', lentAs: 'Monday' },
		],
		[
			'a header that its owner set in between',
			{ url: 'a', signatureHeader: null, lentHeader: 'X-N8n' },
			{ url: 'b', signatureHeader: 'X-Own', lentHeader: 'X-Sig' },
			{ url: 'a', signatureHeader: 'X-Own', lentHeader: 'X-Sig' },
		],
		[
			'that it was disabled in between',
			{ url: 'a' },
			{ url: 'b', status: 'DISABLED' },
			{ url: 'a', status: 'DISABLED' },
		],
	])('owe, through a lender that has gone, %s', (_what, lent, later, owed) => {
		expect(standing([lent, { ...later, withdrawn: true }])).toEqual([owed]);
	});
});
