import type { IHookFunctions } from 'n8n-workflow';

import { ThoughtSpotError } from '../../transport/errors';
import type { TriggerParameters } from '../parameters';
import { interestsOf } from '../sharing/interests';
import { triggerAt } from '../sharing/triggerAddress';
import type { ChannelChange } from './note';
import type { Asker } from './ownership';
import type { Wanted } from './planJoining';
import { ADD_ANEW } from './requirements';

/** As long as n8n itself listens, and half a minute to get there. */
const LISTENING_MILLISECONDS = 150_000;
const TEST_SUFFIX = ' (test)';

/** An expression may give something else for the next delivery. */
const mayChange = (raw: unknown): boolean => JSON.stringify(raw ?? '').includes('"=');

/** What the trigger wants that is published, or that listens, as its parameters have it. */
export function wantedBy(
	context: IHookFunctions,
	{ url, now }: Asker,
	{ liveboards, filters, conflict, settings }: TriggerParameters,
	channels: ChannelChange | undefined,
): Wanted {
	const address = triggerAt(url);
	if (address === undefined)
		throw new ThoughtSpotError(`${url} is no address of a trigger. ${ADD_ANEW}.`);
	const raw = context.getNode().parameters;
	const interests = interestsOf({
		...(mayChange(raw.liveboards) ? {} : { liveboards }),
		...(mayChange(raw.filters) ? {} : { schedules: filters.schedules }),
	});
	const isListening = context.getActivationMode() === 'manual';
	const until = Math.ceil((now + LISTENING_MILLISECONDS) / 1000) * 1000;
	const name =
		settings.webhookName || `n8n: ${context.getWorkflow().name ?? 'ThoughtSpot Trigger'}`;
	return {
		subscriber: { ...address, ...interests, ...(isListening ? { until } : {}) },
		name: isListening ? name + TEST_SUFFIX : name,
		header: settings.signatureHeader,
		conflict,
		channels,
	};
}
