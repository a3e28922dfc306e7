import { appendToSheet } from './appendToSheet';
import type { Job } from './job';

export const csvIntoSheet: Job = {
	name: 'csv-into-sheet',
	title: 'A CSV into a sheet',
	presses: 21,
	async does(editor, thoughtSpot, { csvSchedule }) {
		const { node } = editor;
		const workflowId = await editor.start('ThoughtSpot', 'On liveboard schedule');
		await editor.change(async () => await node.choose('output', 'One Item per File'));
		await node.listen();
		await thoughtSpot.runSchedule(csvSchedule);
		await node.gave();
		await node.close();

		await editor.addBehind('Extract from File', 'Extract from CSV');
		await node.execute();
		await node.gave();
		await appendToSheet(editor);
		return workflowId;
	},
};
