export const rounded = (milliseconds: number): string =>
	milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);

export const ratio = (one: number, other: number): string => `${(one / other).toFixed(2)} ×`;

/** A table in Markdown, its numbers to the right. */
export function table(head: string[], rows: string[][]): string {
	const lines = [head, head.map(() => '--:'), ...rows];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What is measured at a size, and the most that was aimed at. */
export interface Aim {
	megabytes: number;
	value: number;
	most: number;
}

/** A sentence on which aims are missed, for sizes in MB. */
export function verdictOn(aims: Aim[]): string {
	const missed = aims.filter(({ value, most }) => value > most);
	if (missed.length === 0) return 'All goals are reached.';
	const sizes = missed.map(({ megabytes }) => String(megabytes));
	return `Missed at ${new Intl.ListFormat('en-GB').format(sizes)} MB.`;
}
