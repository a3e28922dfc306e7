import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { callThoughtSpot } from '../../transport/client';
import type { ChannelValidation } from '../../api/deliveries';
import { validateChannel } from '../../api/deliveries';
import { ThoughtSpotError, withoutFullStop } from '../../transport/errors';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { orgLocator } from '../../parameters/orgLocator';
import { chosenWebhook, webhookLocator } from '../../parameters/webhookLocator';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['delivery'], operation: ['sendTest'] } },
	[orgLocator, webhookLocator, eventTypeParameter],
);

const STEPS: Record<string, string> = {
	HTTP_CONNECTION_CHECK: 'the delivery to its URL',
	STORAGE_FILE_UPLOAD_CHECK: 'the upload to its storage',
};

function failureOf({ channel_name, channel_id, result_code, details, job_id }: ChannelValidation) {
	const failed = (details ?? [])
		.filter(({ status }) => status !== 'SUCCESS')
		.map(({ validation_step, http_status, error_message }) => {
			const status = http_status ? `HTTP status ${http_status}` : '';
			const reason = withoutFullStop([status, error_message].filter(Boolean).join(', '));
			return `${STEPS[validation_step] ?? validation_step} failed${reason && ` (${reason})`}`;
		});
	const said = failed.length > 0 ? failed.join('; ') : 'ThoughtSpot gave no reason';
	return new ThoughtSpotError(
		`The test event to the webhook "${channel_name || channel_id}" ended with ${result_code}: ${said}. Correct the webhook or its receiver, and send the test event again.`,
		{ detail: `Job ${job_id}` },
	);
}

/** ThoughtSpot answers 200 as well when the test failed. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object> {
	const validation = await callThoughtSpot(context, validateChannel, {
		body: {
			channel_type: 'WEBHOOK',
			channel_identifier: (await chosenWebhook(context, itemIndex)).webhook.id,
			event_type: chosenEventType(context, itemIndex),
		},
	});
	if (validation.result_code !== 'SUCCESS') throw failureOf(validation);
	return validation;
}
