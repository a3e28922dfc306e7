/** A time zone as its name is written, in whatever case it is given; `undefined` where there is none of that name. */
export function timeZoneNamed(name: string): string | undefined {
	// an offset such as +01:00 has no name
	if (!/^[a-z]/i.test(name)) return undefined;
	try {
		const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
		return timeZone.toLowerCase() === name.toLowerCase() ? timeZone : name;
	} catch {
		return undefined;
	}
}
