import { harnessOfBlock } from './harnessOfBlock';
import { form, freshPayload, payloadPart } from './signedMessage';

describe('filters of a trigger in n8n', () => {
	const harness = harnessOfBlock();

	const named = (name: string) => {
		const payload = freshPayload();
		return { ...payload, metadataObject: { ...payload.metadataObject, name } };
	};
	const statusWith = async (liveboards: string | string[], name = 'Retail Sales') => {
		const parameters = { liveboards };
		const { body } = await harness()
			.trigger({ parameters })
			.receive(form(payloadPart(named(name))));
		return (body as { status: string }).status;
	};

	it.each([
		['a list', ['Retail Sales', 'Stock']],
		['an expression of a list', '={{ ["Stock", "Retail Sales"] }}'],
		['an expression of one name', '={{ "Retail Sales" }}'],
		['an expression of names with commas', '={{ "Stock, Retail Sales" }}'],
		['an expression of an empty text', '={{ "" }}'],
	])('let a report pass that is in %s', async (_, liveboards) => {
		expect(await statusWith(liveboards)).toBe('ok');
	});

	it.each([
		['a list', ['Stock']],
		['an expression of a list', '={{ ["Stock", 7] }}'],
		['an expression of one name', '={{ "Stock" }}'],
		['an expression of names with commas', '={{ "Stock,Retail" }}'],
	])('keep out a report that is not in %s', async (_, liveboards) => {
		expect(await statusWith(liveboards)).toBe('ignored');
	});

	it('give items of the recipients alone whom they name', async () => {
		const filters = { recipients: 'guest@example.com' };
		const to = async (output: string) =>
			(
				await harness().trigger({ parameters: { output, filters } }).receive(form(payloadPart()))
			).workflowData?.[0]?.map(({ json }) => json.recipient ?? json.recipients);
		const guest = expect.objectContaining({ email: 'guest@example.com' }) as object;
		expect(await to('recipient')).toEqual([guest]);
		expect(await to('delivery')).toEqual([[expect.anything(), guest]]);
	});

	it('know a name with a comma in it', async () => {
		expect(await statusWith('={{ "Sales, West" }}', 'Sales, West')).toBe('ok');
	});
});
