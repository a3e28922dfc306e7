import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { EventType } from '../api/eventTypes';
import { LIVEBOARD_SCHEDULE } from '../api/eventTypes';
import { choicesOf } from './parameterSchemas';
import { readParameters } from './readParameters';

/** The events that ThoughtSpot has so far. */
const EVENT_TYPES = [{ name: 'Liveboard Schedule', value: LIVEBOARD_SCHEDULE }];

const DESCRIPTION = 'ThoughtSpot has webhooks for scheduled Liveboards only';

export const eventTypeParameter: INodeProperties = {
	displayName: 'Event',
	name: 'eventType',
	type: 'options',
	options: EVENT_TYPES,
	default: LIVEBOARD_SCHEDULE,
	description: DESCRIPTION,
};

export const eventsParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: EVENT_TYPES,
	default: [LIVEBOARD_SCHEDULE],
	description: DESCRIPTION,
};

/** Some of the events, each once. */
export const eventTypes = choicesOf(LIVEBOARD_SCHEDULE);

const chosen = z.object({ eventType: z.enum([LIVEBOARD_SCHEDULE]).default(LIVEBOARD_SCHEDULE) });

/** The chosen event. */
export function chosenEventType(context: IExecuteFunctions, itemIndex: number): EventType {
	return readParameters(context, itemIndex, [eventTypeParameter], chosen).eventType;
}
