/** The events that ThoughtSpot has webhooks for. */
export type EventType = 'LIVEBOARD_SCHEDULE';
export const LIVEBOARD_SCHEDULE: EventType = 'LIVEBOARD_SCHEDULE';
