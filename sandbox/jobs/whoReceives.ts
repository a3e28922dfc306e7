import type { Job } from './job';
import { runForNobody } from './runForNobody';

export const whoReceives: Job = {
	name: 'who-receives',
	title: 'Who receives it',
	presses: 7,
	before: runForNobody,
	async does(editor) {
		const { node } = editor;
		const workflowId = await editor.start('ThoughtSpot', 'Get the recipients of a schedule');
		await editor.change(async () => await node.pick('scheduleId', 'Retail Sales'));
		await node.execute();
		await node.output.getByText('maria.gomez').first().waitFor();
		return workflowId;
	},
};
