import type { Job } from './job';

export const sendNow: Job = {
	name: 'send-now',
	title: 'Send it now',
	presses: 16,
	async does(editor) {
		const { node } = editor;
		const workflowId = await editor.start('ThoughtSpot', 'Export a Liveboard');
		await editor.change(async () => await node.pick('liveboardId', 'Retail Sales'));
		await node.execute();
		await node.gave();
		await node.close();

		await editor.addBehind('Send Email', 'Send an Email');
		await node.fill('fromEmail', 'reports@example.com');
		await node.fill('toEmail', 'team@example.com');
		await node.fill('subject', 'Retail Sales');
		await node.add('Attachments (File)', 'Add Option');
		await node.showInputFields();
		await editor.change(async () => await node.drag('attachments', 'fileAttachments'));
		await node.execute();
		await node.gave();
		return workflowId;
	},
};
