export type SetMode = 'replace' | 'add' | 'remove';

/** The channels after a change, each once; those that were there, known or not, keep their place. */
export function changedChannels(mode: SetMode, present: string[], chosen: string[]): string[] {
	const after = {
		replace: chosen,
		add: [...present, ...chosen],
		remove: present.filter((channel) => !chosen.includes(channel)),
	}[mode];
	return [...new Set(after)];
}
