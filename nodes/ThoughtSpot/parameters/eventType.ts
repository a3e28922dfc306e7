import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import type { EventType } from '../api/eventTypes';
import { LIVEBOARD_SCHEDULE } from '../api/eventTypes';
import { readParameters } from './readParameters';

/** The events that ThoughtSpot has so far. */
const EVENT_TYPES = [{ name: 'Liveboard Schedule', value: LIVEBOARD_SCHEDULE }];

const DESCRIPTION = 'ThoughtSpot has webhooks for scheduled Liveboards only';

export const eventTypeParameter: INodeProperties = {
	displayName: 'Event',
	name: 'eventType',
	type: 'options',
	options: EVENT_TYPES,
	default: 'LIVEBOARD_SCHEDULE',
	description: DESCRIPTION,
};

export const eventsParameter: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	options: EVENT_TYPES,
	default: ['LIVEBOARD_SCHEDULE'],
	description: DESCRIPTION,
};

const eventType = z.literal(LIVEBOARD_SCHEDULE);
export const eventTypes = z.array(eventType);
const chosen = z.object({ eventType: eventType.default(LIVEBOARD_SCHEDULE) });

export function chosenEventType(context: IExecuteFunctions, itemIndex: number): EventType {
	return readParameters(context, itemIndex, chosen).eventType;
}
