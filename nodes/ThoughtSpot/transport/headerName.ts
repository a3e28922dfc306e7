/** Whether a text may be the name of an HTTP header (RFC 9110). */
export const isHeaderName = (name: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(name);
