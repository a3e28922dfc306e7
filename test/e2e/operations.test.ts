import type { Execution } from '../../sandbox/n8n';
import { operationCases } from './operations';
import { addCompany, type Company } from './operations/company';
import { exportCases, exporting, exportWorkflow, extracting } from './operations/exports';
import { type Receiver, startReceiver } from './receiver';
import { runActions, setStage, type Stage, stageTimeout } from './stage';
import { manualTrigger } from './workflowFiles';

describe('every operation of the ThoughtSpot node in a real n8n', () => {
	let stage: Stage;
	let company: Company;
	let receiver: Receiver;

	beforeAll(async () => {
		stage = await setStage();
		receiver = await startReceiver();
		company = addCompany(stage.thoughtSpot, receiver.url);
	}, stageTimeout);

	afterAll(async () => {
		receiver?.close();
		await stage?.stop();
	});

	const items = (execution: Execution, node: string) =>
		execution.items(node).map(({ json }) => json);

	it.each(operationCases)('$resource: $operation', async ({ resource, operation, ...each }) => {
		await each.first?.(stage.thoughtSpot, company);
		const parameters = each.parameters?.(company);
		const execution = await runActions(stage, { Step: { resource, operation, ...parameters } });
		expect(execution.error).toBeUndefined();
		expect(items(execution, 'Step')).toMatchObject(each.gives(company));
		each.leaves?.(stage.thoughtSpot, company);
	});

	it.each(exportCases)('$resource: $operation as $fileFormat', async (each) => {
		const { n8n, credential } = stage;
		const workflow = await n8n.importWorkflow(exportWorkflow(each), [credential]);
		const execution = await n8n.executionEnd(await n8n.run(workflow.id, manualTrigger));
		expect(execution.error).toBeUndefined();
		const [exported] = execution.items(exporting);
		const file = exported?.binary?.data;
		if (file === undefined) throw new Error('there is no file');
		const { fileName, mimeType, begins, reads } = each;
		expect(file).toMatchObject({ fileName, mimeType });
		const content = await n8n.download(file);
		expect(content.subarray(0, begins.length)).toEqual(begins);
		expect(exported?.json).toMatchObject({ files: [{ fileName, sizeBytes: content.length }] });
		if (reads) expect(items(execution, extracting)).toMatchObject(reads);
	});
});
