import type { IHookFunctions } from 'n8n-workflow';

import { ThoughtSpotError } from '../../transport/errors';
import type { TriggerParameters } from '../parameters';
import { interestsOf } from './interests';
import type { ChannelChange } from './note';
import type { Joiner } from './planJoining';
import type { Asker } from './ownership';
import type { Subscriber } from './subscribers';
import { triggerAt } from './triggerAddress';

/** As long as n8n itself listens, and half a minute to get there. */
const LISTENING_MILLISECONDS = 150_000;
const TEST_SUFFIX = ' (test)';

/** An expression may give something else for the next delivery. */
const mayChange = (raw: unknown): boolean => JSON.stringify(raw ?? '').includes('"=');

/** What the trigger's filters name, as the list of subscribers has it. */
function subscriberOf(
	context: IHookFunctions,
	url: string,
	{ liveboards, filters: { schedules } }: TriggerParameters,
	until: number | undefined,
): Subscriber {
	const { liveboards: rawLiveboards, filters: rawFilters } = context.getNode().parameters;
	const interests = {
		...(mayChange(rawLiveboards) ? {} : { liveboards }),
		...(mayChange(rawFilters) ? {} : { schedules }),
	};
	const address = triggerAt(url);
	if (address === undefined) throw new ThoughtSpotError(`${url} is no address of a trigger.`);
	return { ...address, ...interestsOf(interests), ...(until === undefined ? {} : { until }) };
}

/** The trigger that is published, or that listens, as its parameters have it. */
export function joinerOf(
	context: IHookFunctions,
	asker: Asker,
	parameters: TriggerParameters,
	channels: ChannelChange | undefined,
): Joiner {
	const { conflict, settings } = parameters;
	const isListening = context.getActivationMode() === 'manual';
	const until = Math.ceil((asker.now + LISTENING_MILLISECONDS) / 1000) * 1000;
	const name =
		settings.webhookName || `n8n: ${context.getWorkflow().name ?? 'ThoughtSpot Trigger'}`;
	return {
		...asker,
		subscriber: subscriberOf(context, asker.url, parameters, isListening ? until : undefined),
		name: isListening ? name + TEST_SUFFIX : name,
		header: settings.signatureHeader,
		conflict,
		...(channels === undefined ? {} : { channels }),
	};
}
