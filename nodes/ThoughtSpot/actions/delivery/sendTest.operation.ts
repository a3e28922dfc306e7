import type { ChannelValidation } from '../../api/deliveries';
import { sendTestEvent } from '../../api/deliveries';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { orgLocator } from '../../parameters/orgLocator';
import { chosenWebhook, webhookLocator } from '../../parameters/webhookLocator';
import { ThoughtSpotError, withoutFullStop } from '../../transport/errors';
import type { Operation } from '../operation';

const STEPS: Record<string, string> = {
	HTTP_CONNECTION_CHECK: 'the delivery to its URL',
	STORAGE_FILE_UPLOAD_CHECK: 'the upload to its storage',
};

function failureOf({ channel_name, channel_id, result_code, details, job_id }: ChannelValidation) {
	const failed = (details ?? [])
		.filter(({ status }) => status !== 'SUCCESS')
		.map(({ validation_step, http_status, error_message }) => {
			const status = http_status ? `HTTP status ${http_status}` : '';
			const words = withoutFullStop(error_message ?? '').trim();
			const reason = [status, words].filter(Boolean).join(', ');
			return `${STEPS[validation_step] ?? validation_step} failed${reason && ` (${reason})`}`;
		});
	const said = failed.length > 0 ? failed.join('; ') : 'ThoughtSpot gave no reason';
	return new ThoughtSpotError(
		`The test event to the webhook "${channel_name || channel_id}" ended with ${result_code || 'no result'}: ${said}. Correct the webhook or its receiver, and send the test event again.`,
		{ detail: job_id && `Job ${job_id}` },
	);
}

export const sendTest: Operation = {
	name: 'Send Test Event',
	value: 'sendTest',
	action: 'Send a test event',
	description:
		'Deliver a test event to a webhook now. A failed test is an error. Needs ThoughtSpot 26.4.0.cl or later.',
	parameters: [orgLocator, webhookLocator, eventTypeParameter],
	async execute(context, itemIndex) {
		const eventType = chosenEventType(context, itemIndex);
		const { webhook } = await chosenWebhook(context, itemIndex);
		const validation = await sendTestEvent(context, webhook.id, eventType);
		if (validation.result_code !== 'SUCCESS') throw failureOf(validation);
		return {
			id: validation.job_id,
			status: validation.result_code,
			webhook: { id: webhook.id, name: webhook.name },
			isTest: true,
			eventType,
		};
	},
};
