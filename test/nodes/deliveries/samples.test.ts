import type { Received } from '../harness';
import { harnessOfBlock } from './harnessOfBlock';
import type { Message } from './signedMessage';
import { form, freshPayload, json, payloadPart, pdf } from './signedMessage';

describe('a test event without a file', () => {
	const harness = harnessOfBlock();

	const testEvent = (fileFormat: string) => {
		const { data, ...payload } = freshPayload();
		const scheduleDetails = { ...data.scheduleDetails, fileFormat };
		return { ...payload, eventId: 'n.validation-1', data: { ...data, scheduleDetails } };
	};
	const receive = async (message: Message, mode: 'test' | 'production' = 'test') =>
		await harness()
			.trigger({ mode, parameters: { filters: { testEvents: 'include' } } })
			.receive(message);
	const first = ({ workflowData }: Received) => workflowData?.[0]?.[0];

	it.each([
		['PDF', '%PDF-'],
		['CSV', 'Region,Amount'],
		['XLSX', 'PK'],
	])('shows a small file in a test listener, as %s', async (format, start) => {
		const item = first(await receive(json(testEvent(format))));
		const fileName = `Sample report.${format.toLowerCase()}`;
		expect(item?.json).toMatchObject({
			isTest: true,
			attachments: 'attachment_0',
			files: [{ fileName, binaryProperty: 'attachment_0', isSample: true }],
		});
		const content = Buffer.from(item?.binary?.attachment_0?.data ?? '', 'base64').toString();
		expect(content.startsWith(start)).toBe(true);
	});

	it('shows none in production, nor beside a file of its own, nor for a report', async () => {
		const production = first(await receive(json(testEvent('PDF')), 'production'));
		expect(production?.json).toMatchObject({ isTest: true, files: [] });
		const own = first(await receive(form(payloadPart(testEvent('PDF')), pdf())));
		expect(own?.json.files).toEqual([expect.not.objectContaining({ isSample: true })]);
		const report = first(await receive(json(freshPayload())));
		expect(report?.json).toMatchObject({ isTest: false, files: [] });
	});
});
