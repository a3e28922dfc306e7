import type { Job } from './job';

export const emailEachRecipient: Job = {
	name: 'email-each-recipient',
	title: 'Each manager gets their PDF',
	presses: 15,
	async does(editor, thoughtSpot, { pdfSchedule }) {
		const { node } = editor;
		const workflowId = await editor.start('ThoughtSpot', 'On liveboard schedule');
		await editor.change(async () => await node.choose('output', 'One Item per Recipient'));
		await node.listen();
		await thoughtSpot.runSchedule(pdfSchedule);
		await node.gave();
		await node.close();

		await editor.addBehind('Send Email', 'Send an Email');
		await node.fill('fromEmail', 'reports@example.com');
		await node.fill('subject', 'Your report');
		await node.showInputFields();
		await node.drag('recipient.email', 'toEmail');
		await node.add('Attachments (File)', 'Add Option');
		await editor.change(async () => await node.drag('attachments', 'fileAttachments'));
		return workflowId;
	},
};
