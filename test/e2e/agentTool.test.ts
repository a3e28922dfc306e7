import type { CredentialReference, WorkflowFile, WorkflowNode } from '../../sandbox/n8n';
import { type Model, startModel } from './model';
import { setStage, type Stage, stageTimeout } from './stage';
import { manualTrigger } from './workflowFiles';

/** A value that the model is to fill in. */
const fromModel = (key: string, type = 'string') => `={{ $fromAI('${key}', '', '${type}') }}`;

/** An agent with the ThoughtSpot node as its one tool. */
function agentWorkflow(parameters: Record<string, unknown>): WorkflowFile {
	const step = (
		name: string,
		type: string,
		typeVersion: number,
		settings: WorkflowNode['parameters'],
		credentials?: WorkflowNode['credentials'],
	): WorkflowNode => ({
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters: settings,
		credentials,
	});
	const langchain = '@n8n/n8n-nodes-langchain';
	return {
		name: 'Agent',
		nodes: [
			step(manualTrigger, 'n8n-nodes-base.manualTrigger', 1, {}),
			step('Agent', `${langchain}.agent`, 3, { promptType: 'define', text: 'Go', options: {} }),
			step(
				'Model',
				`${langchain}.lmChatOpenAi`,
				1.2,
				{ model: { __rl: true, mode: 'id', value: 'a-model' }, options: {} },
				{ openAiApi: { name: 'Model' } },
			),
			step('ThoughtSpot', 'n8n-nodes-thoughtspot.thoughtSpotTool', 1, parameters, {
				thoughtSpotApi: { name: 'ThoughtSpot' },
			}),
		],
		settings: { executionOrder: 'v1' },
		connections: {
			[manualTrigger]: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
			ThoughtSpot: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
	};
}

describe('the ThoughtSpot node as a tool of an agent in a real n8n', () => {
	let stage: Stage;
	let model: Model;
	let modelCredential: CredentialReference;

	beforeAll(async () => {
		stage = await setStage();
		model = await startModel();
		modelCredential = await stage.n8n.importCredential({
			name: 'Model',
			type: 'openAiApi',
			data: { apiKey: 'a-key', url: model.url },
		});
		stage.thoughtSpot.addLiveboard({
			name: 'Sales',
			visualizations: [
				{
					name: 'By Region',
					columns: ['Region', 'Amount'],
					rows: [
						['EMEA', 10],
						['APAC', 20],
						['AMER', 5],
					],
				},
			],
		});
	}, stageTimeout);

	afterAll(async () => {
		model?.close();
		await stage?.stop();
	});

	/** What the model is told when it calls the tool so. */
	async function toldOf(
		parameters: Record<string, unknown>,
		filledIn: Record<string, unknown>,
	): Promise<unknown> {
		model.argumentsOfCall = filledIn;
		const { n8n, credential } = stage;
		const file = agentWorkflow(parameters);
		const workflow = await n8n.importWorkflow(file, [credential, modelCredential]);
		const execution = await n8n.executionEnd(await n8n.run(workflow.id, manualTrigger));
		expect(execution.error).toBeUndefined();
		return JSON.parse(model.told.at(-1) ?? 'null');
	}

	const liveboard = { resource: 'liveboard', descriptionType: 'auto' };
	const named = { __rl: true, mode: 'name', value: fromModel('Liveboard') };
	const data = {
		...liveboard,
		operation: 'getData',
		liveboardId: named,
		limit: fromModel('Limit', 'number'),
	};

	it('gives the rows that the model asks for, whether it writes a number as one or as a text', async () => {
		const rows = [{ Region: 'EMEA', Amount: 10 }];
		expect(await toldOf(data, { Liveboard: 'sales', Limit: 1 })).toEqual(rows);
		expect(await toldOf(data, { Liveboard: 'sales', Limit: '1' })).toEqual(rows);
		expect(model.described.at(-1)).toBe('Get the data of a Liveboard in ThoughtSpot');
	});

	it('tells the model what to correct', async () => {
		expect(await toldOf(data, { Liveboard: 'Salse', Limit: 1 })).toEqual([
			{ error: expect.stringContaining('There is no Liveboard "Salse"') },
		]);
		expect(await toldOf(data, { Liveboard: 'Sales' })).toEqual([
			{ error: expect.stringContaining('The parameter Limit has a value that does not fit') },
		]);
	});

	it('names the file of an export', async () => {
		const parameters = { ...liveboard, operation: 'export', liveboardId: named };
		expect(await toldOf(parameters, { Liveboard: 'Sales' })).toMatchObject([
			{ liveboard: { name: 'Sales' }, files: [{ fileName: 'Sales.pdf' }] },
		]);
	});
});
