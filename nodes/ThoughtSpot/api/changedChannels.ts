export type ChannelMode = 'replace' | 'add' | 'remove';

/** The channels after a change, each once; those that were there, known or not, keep their place. */
export function changedChannels(mode: ChannelMode, present: string[], chosen: string[]): string[] {
	const after = {
		replace: chosen,
		add: [...present, ...chosen],
		remove: present.filter((channel) => !chosen.includes(channel)),
	}[mode];
	return [...new Set(after)];
}

type Channels = string[] | null | undefined;

/** Whether both name the same channels, in whatever order; `null`: none of its own. */
export const sameChannels = (one: Channels, other: Channels): boolean =>
	JSON.stringify(one && [...one].sort()) === JSON.stringify(other && [...other].sort());
