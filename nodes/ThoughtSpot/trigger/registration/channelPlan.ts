const WEBHOOK = 'WEBHOOK';

type Channels = string[] | null | undefined;

/** Whether both name the same channels, in whatever order; `null`: none of its own. */
export const sameChannels = (one: Channels, other: Channels): boolean =>
	JSON.stringify(one && [...one].sort()) === JSON.stringify(other && [...other].sort());

/** The channels to set so that webhooks are delivered as well; `undefined` where they already are. */
export function channelsWithWebhook(effective: string[]): string[] | undefined {
	return effective.includes(WEBHOOK) ? undefined : [...effective, WEBHOOK];
}
