import { DataDeduplicationService } from 'n8n-core';
import type { IDataDeduplicator, INodeExecutionData } from 'n8n-workflow';

import { exampleAlert } from '../../messages';
import type { Harness } from '../harness';
import { harnessOfBlock } from './harnessOfBlock';
import { form, json, payloadPart, pdf } from './signedMessage';

describe('a run that n8n begins', () => {
	const harness = harnessOfBlock();

	const message = () => form(payloadPart(), pdf());
	type Trigger = ReturnType<Harness['trigger']>;

	/** The items of a delivery, as n8n stores them with its execution. */
	async function received(trigger: Trigger, sent = message()): Promise<INodeExecutionData[]> {
		const { workflowData } = await trigger.receive(sent);
		if (workflowData?.[0] === undefined) throw new Error('the delivery did not run');
		return workflowData[0];
	}

	it.each([true, false])(
		'passes its items on as they are, and another of its message none, simplified: %s',
		async (simplify) => {
			const trigger = harness().trigger({ parameters: { simplify } });
			const items = await received(trigger);
			expect(items[0]?.binary).toHaveProperty('attachment_0');
			expect(await trigger.execute(items, '1')).toEqual(items);
			expect(await trigger.execute(items, '2')).toEqual([]);
			expect(await trigger.execute(items, '1')).toEqual(items);
			const others = await received(trigger);
			expect(await trigger.execute(others, '3')).toEqual(others);
		},
	);

	it('after a crash keeps a repeat of its message from running', async () => {
		const sent = message();
		const items = await received(harness().trigger(), sent);
		// another node is as unknown to the process as this one after a restart
		const trigger = harness().trigger();
		expect(await trigger.execute(items, '1')).toEqual(items);
		expect((await trigger.receive(sent)).body).toMatchObject({ status: 'duplicate' });
	});

	it('after a crash passes nothing on where the repeat ran first', async () => {
		const sent = message();
		const items = await received(harness().trigger(), sent);
		const trigger = harness().trigger();
		const repeated = await received(trigger, sent);
		expect(await trigger.execute(repeated, '2')).toEqual(repeated);
		expect(await trigger.execute(items, '1')).toEqual([]);
	});

	describe('in a process that has not received its message', () => {
		// a node of its own is as unknown to this process as its message would be in another one
		const worker = () => harness().trigger();

		/** What n8n's database keeps of the runs, for all processes. */
		function sharing(check: IDataDeduplicator['checkProcessedAndRecord']): void {
			jest
				.spyOn(DataDeduplicationService, 'getInstance')
				.mockReturnValue({ checkProcessedAndRecord: check } as DataDeduplicationService);
		}

		afterEach(() => {
			jest.restoreAllMocks();
		});

		it('passes nothing on where another process had the message before', async () => {
			const kept = new Set<unknown>();
			sharing(async (entries) => {
				const [processed, added] = [true, false].map((known) =>
					entries.filter((entry) => kept.has(entry) === known),
				);
				for (const entry of entries) kept.add(entry);
				return await Promise.resolve({ processed: processed ?? [], new: added ?? [] });
			});
			const items = await received(harness().trigger());
			expect(await worker().execute(items, '1')).toEqual(items);
			expect(await worker().execute(items, '2')).toEqual([]);
			// n8n does so where a worker was lost
			expect(await worker().execute(items, '1')).toEqual(items);
		});

		it('passes its items on where n8n cannot tell', async () => {
			sharing(async () => await Promise.reject(new Error('the database is away')));
			const items = await received(harness().trigger());
			expect(await worker().execute(items, '1')).toEqual(items);
		});
	});

	it('passes on what somebody lets run again, or tests', async () => {
		const trigger = harness().trigger();
		const items = await received(trigger);
		await trigger.execute(items, '1');
		expect(await trigger.execute(items, '2', 'retry')).toEqual(items);
		expect(await trigger.execute(items, '3', 'manual')).toEqual(items);
	});

	it('passes everything on where repeats are not ignored', async () => {
		const trigger = harness().trigger({ parameters: { settings: { deduplicate: false } } });
		const items = await received(trigger);
		expect(await trigger.execute(items, '1')).toEqual(items);
		expect(await trigger.execute(items, '2')).toEqual(items);
	});

	it('passes on every alert of a KPI monitor, which has no ID', async () => {
		const trigger = harness().trigger({ parameters: { event: 'kpiAlert' } });
		const items = await received(trigger, json(exampleAlert()));
		expect(await trigger.execute(items, '1')).toEqual(items);
		expect(await trigger.execute(items, '2')).toEqual(items);
	});
});
