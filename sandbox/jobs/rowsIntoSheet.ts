import { appendToSheet } from './appendToSheet';
import type { Job } from './job';

export const rowsIntoSheet: Job = {
	name: 'rows-into-sheet',
	title: "A chart's rows into a sheet",
	presses: 19,
	async does(editor) {
		const { node } = editor;
		const workflowId = await editor.start('ThoughtSpot', 'Get the data of a Liveboard');
		await editor.change(async () => await node.pick('liveboardId', 'Retail Sales'));
		await editor.change(async () => await node.choose('visualization', 'Sales by region'));
		await node.execute();
		await node.gave();
		await appendToSheet(editor);
		return workflowId;
	},
};
