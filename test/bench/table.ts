export const rounded = (milliseconds: number): string =>
	milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);

export const ratio = (one: number, other: number): string => `${(one / other).toFixed(2)} ×`;

/** A table in Markdown, its numbers to the right. */
export function table(head: string[], rows: string[][]): string {
	const lines = [head, head.map(() => '--:'), ...rows];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export interface Ratio {
	megabytes: number;
	value: number;
}

/** A sentence on whether a ratio stays within what was aimed at, for sizes in MB. */
export function goal(most: number, ratios: Ratio[]): string {
	const missed = ratios.filter(({ value }) => value > most).map(({ megabytes }) => megabytes);
	const sizes = ratios.map(({ megabytes }) => megabytes).join(', ');
	return missed.length === 0
		? `The goal of ${most} × at most is reached at ${sizes} MB.`
		: `The goal of ${most} × at most is missed at ${missed.join(', ')} MB.`;
}
