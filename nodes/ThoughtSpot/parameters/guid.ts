/** What ThoughtSpot's IDs look like, for a regular expression: in lower case there, but others may not write them so. */
export const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

const WHOLE = new RegExp(`^${GUID}$`);

/** A name as it was given, an ID as ThoughtSpot writes it. */
export const nameOrId = (given: string): string =>
	WHOLE.test(given) ? given.toLowerCase() : given;
