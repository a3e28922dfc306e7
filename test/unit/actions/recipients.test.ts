import {
	changedRecipients,
	recipientsOf,
	requireSendable,
} from '../../../nodes/ThoughtSpot/actions/schedule/recipients';

const user = (identifier: string) => ({ identifier, type: 'USER' as const });
const group = (identifier: string) => ({ identifier, type: 'USER_GROUP' as const });
const before = { emails: ['ann@example.com'], principals: [user('anna'), group('team')] };

describe('the recipients of a schedule', () => {
	it.each([
		[
			'add',
			{
				emails: ['Ann@Example.com', 'b@example.com'],
				principals: [user('anna'), user('ben'), user('team'), group('anna')],
			},
			{
				emails: ['ann@example.com', 'b@example.com'],
				principals: [user('anna'), group('team'), user('ben'), user('team'), group('anna')],
			},
		],
		[
			'remove',
			{
				emails: ['ANN@example.com', 'nobody@example.com'],
				principals: [group('team'), group('anna')],
			},
			{ emails: [], principals: [user('anna')] },
		],
		[
			'replace',
			{ emails: ['b@example.com', 'B@example.com'], principals: [user('ben'), user('ben')] },
			{ emails: ['b@example.com'], principals: [user('ben')] },
		],
	] as const)('%s', (mode, { emails, principals }, expected) => {
		const chosen = { emails: [...emails], principals: [...principals] };
		expect(changedRecipients(before, chosen, mode)).toEqual(expected);
		expect(before).toEqual({
			emails: ['ann@example.com'],
			principals: [user('anna'), group('team')],
		});
	});

	it('are none where ThoughtSpot names none', () => {
		const schedule = { id: 'a', name: 'A', recipient_details: null };
		expect(recipientsOf(schedule)).toEqual({ emails: [], principals: [] });
	});

	it.each([
		[0, 'no recipients'],
		[1001, 'at most 1000'],
	])('cannot be %i', (count, words) => {
		const emails = Array.from({ length: count }, (_, number) => `${number}@example.com`);
		expect(() => requireSendable({ emails, principals: [] })).toThrow(words);
	});

	it('may be a thousand', () => {
		const emails = Array.from({ length: 1000 }, (_, number) => `${number}@example.com`);
		expect(requireSendable({ emails, principals: [] }).emails).toHaveLength(1000);
	});
});
