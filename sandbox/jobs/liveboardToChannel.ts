import type { Job } from './job';

export const liveboardToChannel: Job = {
	name: 'liveboard-to-channel',
	title: 'A Liveboard to a Slack channel',
	presses: 21,
	async does(editor, thoughtSpot, { pdfSchedule }) {
		const { node } = editor;
		const workflowId = await editor.start('ThoughtSpot', 'On liveboard schedule');
		await node.choose('output', 'One Item per File');
		await node.add('Once per Run', 'Add Filter');
		await editor.change(async () => await node.toggle('oncePerRun'));
		await node.listen();
		await thoughtSpot.runSchedule(pdfSchedule);
		await node.gave();
		await node.close();

		await editor.addBehind('Slack', 'Upload a file');
		await node.add('Channel Name or ID', 'Add Option');
		await node.choose('channelId', 'sales');
		await node.add('Initial Comment', 'Add Option');
		await node.showInputFields();
		await editor.change(async () => await node.drag('liveboard.name', 'initialComment'));
		return workflowId;
	},
};
