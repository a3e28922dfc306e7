import { sign } from '../../messages';
import type { Harness } from '../harness';
import { createHarness } from '../harness';
import { credential, form, payloadPart } from './signedMessage';

const changed = 'another signing secret';

describe('the signing secret of the credential', () => {
	let harness: Harness;

	beforeEach(async () => {
		harness = await createHarness({ credential });
		await expectStatus(200, form(payloadPart()));
	});

	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	async function expectStatus(status: number, message: ReturnType<typeof form>): Promise<void> {
		expect(await harness.trigger().receive(message)).toMatchObject({ status });
	}

	const formSignedBy = (secret: string) => {
		const message = form(payloadPart());
		const signature = sign(secret, message.body);
		return { ...message, headers: { ...message.headers, 'x-webhook-signature': signature } };
	};

	it('is read once for the deliveries of a minute', async () => {
		harness.credentialData = { ...credential, signingSecret: '' };
		await expectStatus(200, form(payloadPart()));
		const now = Date.now();
		jest.spyOn(Date, 'now').mockReturnValue(now + 61_000);
		await expectStatus(401, form(payloadPart()));
	});

	it('counts at once when it is changed, and no longer as it was', async () => {
		harness.credentialData = { ...credential, signingSecret: changed };
		await expectStatus(200, formSignedBy(changed));
		await expectStatus(401, formSignedBy(credential.signingSecret));
	});

	it('is read again for a signature that does not fit, which stays refused', async () => {
		await expectStatus(401, formSignedBy('a forgery'));
		await expectStatus(200, form(payloadPart()));
	});
});
