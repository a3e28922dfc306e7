import { request } from 'undici';

import { sign } from '../../messages';
import type { Harness } from '../harness';
import { createHarness } from '../harness';
import { CredentialsHelper } from '../harness/credentialsHelper';
import { credential, form, payloadPart } from './signedMessage';

const changed = 'another signing secret';
const seconds = 1_000;

describe('the signing secret of the credential', () => {
	let harness: Harness;
	let readings: jest.SpyInstance;
	let time: number;

	beforeEach(async () => {
		time = performance.now();
		jest.spyOn(performance, 'now').mockImplementation(() => time);
		readings = jest.spyOn(CredentialsHelper.prototype, 'getDecrypted');
		harness = await createHarness({ credential });
	});

	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	async function expectStatus(status: number, message: ReturnType<typeof form>): Promise<void> {
		const trigger = harness.trigger({ parameters: { registration: 'manual' } });
		expect(await trigger.receive(message)).toMatchObject({ status });
	}

	const genuine = () => form(payloadPart());
	const formSignedBy = (secret: string) => {
		const message = genuine();
		const signature = sign(secret, message.body);
		return { ...message, headers: { ...message.headers, 'x-webhook-signature': signature } };
	};
	const forged = () => formSignedBy('a secret that nobody has');
	const unreadable = () => readings.mockRejectedValue(new Error('The database is locked'));

	describe('that was read', () => {
		beforeEach(async () => {
			await expectStatus(200, genuine());
			readings.mockClear();
		});

		it('is read once for the deliveries of a minute', async () => {
			harness.credentialData = { ...credential, signingSecret: '' };
			time += 59 * seconds;
			await expectStatus(200, genuine());
			expect(readings).not.toHaveBeenCalled();
			time += 2 * seconds;
			await expectStatus(401, genuine());
		});

		it('counts at once when it is changed, and no longer as it was', async () => {
			harness.credentialData = { ...credential, signingSecret: changed };
			await expectStatus(200, formSignedBy(changed));
			await expectStatus(401, formSignedBy(credential.signingSecret));
		});

		it('is read again also where the clock was set back', async () => {
			await expectStatus(401, forged());
			time += 61 * seconds;
			jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600 * seconds);
			harness.credentialData = { ...credential, signingSecret: changed };
			await expectStatus(200, formSignedBy(changed));
			await expectStatus(401, genuine());
		});

		it('is read again for a signature that does not fit, which stays refused', async () => {
			await expectStatus(401, forged());
			await expectStatus(200, genuine());
		});

		it('is read once in some seconds, however many signatures are forged', async () => {
			await Promise.all(Array.from({ length: 50 }, () => expectStatus(401, forged())));
			for (let count = 0; count < 10; count++) await expectStatus(401, forged());
			expect(readings).toHaveBeenCalledTimes(1);
			time += 6 * seconds;
			await expectStatus(401, forged());
			expect(readings).toHaveBeenCalledTimes(2);
		});

		it('is read once after a minute, also for a forged signature', async () => {
			time += 61 * seconds;
			await expectStatus(401, forged());
			expect(readings).toHaveBeenCalledTimes(1);
		});

		it('is not read a second time while it is being read, however long that takes', async () => {
			let finish: (stored: unknown) => void = () => undefined;
			readings.mockReturnValue(new Promise((resolve) => (finish = resolve)));
			time += 61 * seconds;
			const first = expectStatus(200, genuine());
			while (readings.mock.calls.length === 0) await new Promise(setImmediate);
			time += 61 * seconds;
			const second = expectStatus(200, genuine());
			// what is sent last is answered when the second has come
			const unsigned = await request(harness.trigger().url, { method: 'POST' });
			expect(unsigned.statusCode).toBe(401);
			await unsigned.body.dump();
			finish(credential);
			await Promise.all([first, second]);
			expect(readings).toHaveBeenCalledTimes(1);
		});

		it('is accepted with the one before it while it is being changed', async () => {
			harness.credentialData = {
				...credential,
				signingSecret: changed,
				previousSigningSecret: credential.signingSecret,
			};
			await expectStatus(200, formSignedBy(changed));
			await expectStatus(200, formSignedBy(credential.signingSecret));
			await expectStatus(401, forged());
		});

		it('counts some seconds after it is changed where forged signatures come all the time', async () => {
			await expectStatus(401, forged());
			harness.credentialData = { ...credential, signingSecret: changed };
			await expectStatus(401, formSignedBy(changed));
			time += 6 * seconds;
			await expectStatus(200, formSignedBy(changed));
		});

		it('stays as it is where it cannot be read again', async () => {
			unreadable();
			await expectStatus(401, forged());
			await expectStatus(200, genuine());
			time += 61 * seconds;
			await expectStatus(200, genuine());
			expect(readings).toHaveBeenCalledTimes(2);
		});
	});

	it('is tried once in some seconds where it could never be read, however much comes', async () => {
		unreadable();
		await Promise.all(Array.from({ length: 20 }, () => expectStatus(503, forged())));
		await expectStatus(503, genuine());
		expect(readings).toHaveBeenCalledTimes(1);
		readings.mockRestore();
		await expectStatus(503, genuine());
		time += 6 * seconds;
		await expectStatus(200, genuine());
	});

	it('is not read for what is not signed', async () => {
		const { headers, body } = genuine();
		await expectStatus(401, { headers: { 'content-type': headers['content-type'] ?? '' }, body });
		expect(readings).not.toHaveBeenCalled();
	});

	it('counts some seconds after there is one', async () => {
		harness.credentialData = { ...credential, signingSecret: '' };
		await expectStatus(401, genuine());
		harness.credentialData = credential;
		time += 6 * seconds;
		await expectStatus(200, genuine());
	});

	it.each([
		['blank', ' '.repeat(20)],
		['shorter than 16 characters', '15 characters..'],
		['shorter than 16 characters without its blanks', '  15 characters..  '],
	])('verifies nothing where it is %s', async (_, weak) => {
		harness.credentialData = { ...credential, signingSecret: weak };
		await expectStatus(401, formSignedBy(weak));
	});

	it('that does not fit is said to be another than the one that was published', async () => {
		const received = await harness.trigger().receive(forged());
		expect(received.body).toMatchObject({
			message: expect.stringContaining(
				'If the signing secret was changed after the workflow was published, publish it again.',
			) as string,
		});
	});
});
