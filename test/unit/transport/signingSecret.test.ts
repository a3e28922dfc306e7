import {
	acceptedSecrets,
	generatedSigningSecret,
	isStrongSecret,
	previousSecretProblem,
	signingSecretProblem,
} from '../../../nodes/ThoughtSpot/transport/signingSecret';

describe('a signing secret', () => {
	it.each<[string | undefined, RegExp]>([
		[undefined, /is empty, or its expression gives no text/],
		['', /is empty/],
		[' '.repeat(40), /is empty/],
		['fifteen-letters', /too weak/],
		[`  fifteen-letters  `, /too weak/],
		['🔑🔑🔑🔑🔑🔑🔑🔑', /too weak/],
	])('%p is none', (secret, problem) => {
		expect(isStrongSecret(secret)).toBe(false);
		expect(signingSecretProblem(secret)).toMatch(problem);
	});

	it('of 16 characters is one', () => {
		expect(isStrongSecret('sixteen-letters!')).toBe(true);
		expect(signingSecretProblem('sixteen-letters!')).toBeUndefined();
	});
});

describe('a previous signing secret', () => {
	const signingSecret = 'the-secret-of-now';

	it.each<[unknown]>([['fifteen-letters'], ['  fifteen-letters  '], [1234567890123456], [{}]])(
		'%p counts for nothing, which is said',
		(previousSigningSecret) => {
			expect(previousSecretProblem({ signingSecret, previousSigningSecret })).toMatch(
				/^Previous Signing Secret .* or empty it\.$/,
			);
		},
	);

	it.each<[unknown]>([[undefined], [null], [''], ['  \n'], ['  sixteen-letters!\n']])(
		'%p is none, or counts',
		(previousSigningSecret) => {
			expect(previousSecretProblem({ signingSecret, previousSigningSecret })).toBeUndefined();
		},
	);

	it('is accepted behind the one of now, unless it is weak', () => {
		const accepted = (previousSigningSecret: string) =>
			acceptedSecrets({ signingSecret, previousSigningSecret });
		expect(accepted('sixteen-letters!')).toEqual([signingSecret, 'sixteen-letters!']);
		expect(accepted('fifteen-letters')).toEqual([signingSecret]);
	});
});

describe('a generated signing secret', () => {
	const stored = { baseUrl: 'https://a.b', username: 'anna', secretKey: 'key', sessionToken: '' };

	it('is the same for everybody who asks before it is stored', () => {
		const secret = generatedSigningSecret(stored);
		expect(secret).toMatch(/^[0-9a-f]{64}$/);
		expect(generatedSigningSecret({ ...stored })).toBe(secret);
	});

	it.each([
		{ username: 'bert' },
		{ secretKey: 'another key' },
		{ orgId: '7' },
		// somebody emptied the field after it had been stored with a session
		{ sessionToken: 'of a session' },
	])('is another one for %p', (change) => {
		expect(generatedSigningSecret({ ...stored, ...change })).not.toBe(
			generatedSigningSecret(stored),
		);
	});

	it('is forgotten after 100 others', () => {
		const secret = generatedSigningSecret(stored);
		for (let user = 0; user < 100; user++) {
			generatedSigningSecret({ ...stored, username: `user ${user}` });
		}
		expect(generatedSigningSecret(stored)).not.toBe(secret);
	});
});
