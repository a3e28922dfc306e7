/**
 * The code of a system error ('ENOENT', 'ECONNREFUSED', …). Not by `instanceof`: a test runner gives
 * its tests an Error of their own.
 */
export function errorCode(error: unknown): string | undefined {
	if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
	return typeof error.code === 'string' ? error.code : undefined;
}
