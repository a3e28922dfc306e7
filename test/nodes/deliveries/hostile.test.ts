import { amount } from '../../amount';
import { Dice, mutated, otherSignature } from '../../unit/receiving/mutations';
import { createHarness } from '../harness';
import { credential, form, payloadPart, pdf } from './signedMessage';

const COUNT = amount({ quick: 100, long: 300 });

describe('hostile deliveries to a trigger in n8n', () => {
	it('get 401, throw nothing and run nothing', async () => {
		const harness = await createHarness({ credential });
		const trigger = harness.trigger();
		const dice = new Dice();
		const { headers, body } = form(payloadPart(), pdf('%PDF\r\n--b0undaryX'));
		for (let count = 0; count < COUNT; count++) {
			const signature = otherSignature(headers['x-webhook-signature'] ?? '', dice);
			const received = await trigger.receive(
				dice.below(4) === 0
					? { headers: { ...headers, 'x-webhook-signature': String(signature) }, body }
					: { headers, body: mutated(body, dice) },
			);
			expect({ seed: dice.seed, ...received }).toMatchObject({ seed: dice.seed, status: 401 });
		}
		expect(trigger.runs).toEqual(Array(COUNT).fill({ workflowData: undefined }));
		expect(trigger.staticData).toEqual({});
		await harness.close();
	}, 60_000);
});
