import type { Job } from './job';
import { runForNobody } from './runForNobody';

export const tellWhenFailed: Job = {
	name: 'tell-when-failed',
	title: 'Tell me when one failed',
	presses: 11,
	before: runForNobody,
	async does(editor) {
		const { node } = editor;
		const workflowId = await editor.start('ThoughtSpot Failed Delivery Trigger');
		await node.execute();
		await node.gave();
		await node.close();

		await editor.addBehind('Send Email', 'Send an Email');
		await node.fill('fromEmail', 'reports@example.com');
		await node.fill('toEmail', 'analysts@example.com');
		await node.fill('subject', 'A report was not delivered');
		await node.showInputFields();
		await editor.change(async () => await node.drag('delivery.reason', 'html'));
		await node.execute();
		await node.gave();
		return workflowId;
	},
	async show({ node }) {
		await node.showField('delivery.reason');
		await node.show('schema');
	},
};
