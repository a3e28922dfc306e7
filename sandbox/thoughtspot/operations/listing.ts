import { badRequest } from '../errors';

interface Paging {
	record_offset?: number;
	record_size?: number;
}

interface Sorting {
	sort_options?: { field_name?: string; order?: string };
}

/** The part asked for; a size of -1 means everything. */
export function page<T>(
	entries: readonly T[],
	{ record_offset: offset = 0, record_size: size = 10 }: Paging,
): T[] {
	if (size < -1 || size === 0) throw badRequest('record_size must be a positive integer.');
	if (offset < 0) throw badRequest('record_offset must not be negative.');
	return entries.slice(offset, size === -1 ? undefined : offset + size);
}

/** By name or by creation, ascending unless asked otherwise. */
export function inOrder<T extends { name: string; createdAt: number }>(
	entries: readonly T[],
	{ sort_options: { field_name: field, order } = {} }: Sorting,
): T[] {
	const byTime = field === 'CREATED' || field === 'MODIFIED';
	const sorted = [...entries].sort((a, b) =>
		byTime ? a.createdAt - b.createdAt : a.name.localeCompare(b.name),
	);
	return order === 'DESC' ? sorted.reverse() : sorted;
}

/** Matches a pattern in which `%` stands for anything, ignoring case; no pattern matches everything. */
export function matcher(pattern: string | undefined): (name: string) => boolean {
	if (!pattern) return () => true;
	const parts = pattern.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	const expression = new RegExp(`^${parts.join('.*')}$`, 'is');
	return (name) => expression.test(name);
}
