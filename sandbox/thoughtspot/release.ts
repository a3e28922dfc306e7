const numbers = (release: string) => release.split('.').map(Number);

/** Whether something added in release `since` (undefined: always there) is in `release`, e.g. `26.8.0.cl`. */
export function isIn(since: string | undefined, release: string): boolean {
	if (since === undefined) return true;
	const [major = 0, minor = 0, patch = 0] = numbers(release);
	const [sinceMajor = 0, sinceMinor = 0, sincePatch = 0] = numbers(since);
	if (major !== sinceMajor) return major > sinceMajor;
	if (minor !== sinceMinor) return minor > sinceMinor;
	return patch >= sincePatch;
}
