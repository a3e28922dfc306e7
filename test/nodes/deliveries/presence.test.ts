import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';

import { PRESENCE_HEADER, presenceMark } from '../../../nodes/ThoughtSpot/trigger/sharing/presence';
import { harnessOfBlock } from './harnessOfBlock';
import { credential, secret } from './signedMessage';

describe('a trigger that is asked whether it is there', () => {
	const harness = harnessOfBlock();
	const asking = (mark: string) => ({ headers: { [PRESENCE_HEADER]: mark }, body: '' });
	/** Those of the trigger: n8n has warnings of its own where a machine is slow. */
	const warnings = () => {
		const warn = jest.spyOn(Container.get(Logger), 'warn');
		return () => warn.mock.calls.filter(([text]) => text.includes('ThoughtSpot delivery'));
	};

	it.each(['production', 'test'] as const)(
		'says so, and nothing in the log, in %s',
		async (mode) => {
			const warn = warnings();
			// whatever its parameters
			const trigger = harness().trigger({ mode, parameters: { event: 'nonsense' } });
			const received = await trigger.receive(asking(presenceMark(trigger.subscriber, secret)), '');
			expect(received).toMatchObject({ status: 200, body: { status: 'ok', message: 'Present' } });
			expect(received.workflowData).toBeUndefined();
			expect(warn()).toEqual([]);
		},
	);

	it('says so by a secret that was changed since the credential was read', async () => {
		const trigger = harness().trigger();
		await trigger.receive(asking(presenceMark(trigger.subscriber, secret)), '');
		const changed = 'another signing secret';
		harness().credentialData = { ...credential, signingSecret: changed };
		const mark = presenceMark(trigger.subscriber, changed);
		expect((await trigger.receive(asking(mark), '')).status).toBe(200);
		harness().credentialData = credential;
	});

	it('refuses who cannot know the secret, or asks another one', async () => {
		const warn = warnings();
		const [trigger, other] = [harness().trigger(), harness().trigger()];
		for (const mark of ['', '1', presenceMark(other.subscriber, secret)]) {
			expect((await trigger.receive(asking(mark), '')).status).toBe(401);
		}
		expect(warn()).toHaveLength(3);
	});
});
