import type { WorkflowFile } from '../../../sandbox/n8n';
import { actionWorkflow } from '../workflowFiles';
import { named } from './operationCase';

export const exporting = 'Export';
export const extracting = 'Extract from File';

/** What an export is to be once n8n's own node has read it; a picture it cannot read. */
export interface ExportCase {
	resource: string;
	operation: 'export';
	fileFormat: string;
	fileName: string;
	mimeType: string;
	begins: Buffer;
	/** The items of n8n's node that reads files of the format. */
	reads?: object[];
}

const contents = [
	{ resource: 'liveboard', name: 'Retail Sales' },
	{ resource: 'answer', name: 'Revenue' },
] as const;

const formats = [
	{
		fileFormat: 'CSV',
		mimeType: 'text/csv',
		begins: Buffer.from('Region,Amount'),
		reads: [
			{ Region: 'East', Amount: '10' },
			{ Region: 'West', Amount: '20.5' },
		],
	},
	{
		fileFormat: 'XLSX',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		begins: Buffer.from('PK\x03\x04'),
		reads: [
			{ Region: 'East', Amount: 10 },
			{ Region: 'West', Amount: 20.5 },
		],
	},
	{
		fileFormat: 'PDF',
		mimeType: 'application/pdf',
		begins: Buffer.from('%PDF-'),
		reads: [{ numpages: expect.any(Number), text: expect.stringMatching(/East.*10/s) }],
	},
	{
		fileFormat: 'PNG',
		mimeType: 'image/png',
		begins: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
	},
];

/** Each kind of content in each format. */
export const exportCases: ExportCase[] = contents.flatMap(({ resource, name }) =>
	formats.map((format) => ({
		...format,
		resource,
		operation: 'export',
		fileName: `${name}.${format.fileFormat.toLowerCase()}`,
	})),
);

const locators: Record<string, object> = {
	liveboard: { liveboardId: named('Retail Sales') },
	answer: { answerId: named('Revenue') },
};

/** A workflow that exports, and reads the file with n8n's node where there is one for the format. */
export function exportWorkflow({ resource, fileFormat, reads }: ExportCase): WorkflowFile {
	const workflow = actionWorkflow({
		[exporting]: { resource, operation: 'export', fileFormat, ...locators[resource] },
	});
	if (reads === undefined) return workflow;
	return {
		...workflow,
		nodes: [
			...workflow.nodes,
			{
				name: extracting,
				type: 'n8n-nodes-base.extractFromFile',
				typeVersion: 1,
				position: [400, 0],
				parameters: { operation: fileFormat.toLowerCase() },
			},
		],
		connections: {
			...workflow.connections,
			[exporting]: { main: [[{ node: extracting, type: 'main', index: 0 }]] },
		},
	};
}
