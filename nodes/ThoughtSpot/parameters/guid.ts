/** What ThoughtSpot's IDs look like, for a regular expression: in lower case there, but others may not write them so. */
export const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
