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

interface Entry {
	name: string;
	displayName?: string;
	createdAt: number;
	modifiedAt?: number;
}

const SORT_KEYS: Readonly<Record<string, (entry: Entry) => number | string>> = {
	CREATED: ({ createdAt }) => createdAt,
	MODIFIED: ({ createdAt, modifiedAt = createdAt }) => modifiedAt,
	DISPLAY_NAME: ({ name, displayName = name }) => displayName,
};

/** By name, display name, creation or change, ascending unless asked otherwise. */
export function inOrder<T extends Entry>(
	entries: readonly T[],
	{ sort_options: { field_name: field = '', order } = {} }: Sorting,
): T[] {
	const key = SORT_KEYS[field] ?? (({ name }: Entry) => name);
	const sorted = [...entries].sort((a, b) => {
		const [first, second] = [key(a), key(b)];
		return typeof first === 'number' && typeof second === 'number'
			? first - second
			: String(first).localeCompare(String(second));
	});
	return order === 'DESC' ? sorted.reverse() : sorted;
}

/** Matches a pattern in which `%` stands for anything, ignoring case; no pattern matches everything. */
export function matcher(pattern: string | undefined): (name: string) => boolean {
	if (!pattern) return () => true;
	const parts = pattern.split('%').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	const expression = new RegExp(`^${parts.join('.*')}$`, 'is');
	return (name) => expression.test(name);
}
