export const rounded = (milliseconds: number): string =>
	milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0);

export const ratio = (one: number, other: number): string => `${(one / other).toFixed(2)} ×`;

/** A table in Markdown, its numbers to the right. */
export function table(head: string[], rows: string[][]): string {
	const lines = [head, head.map(() => '--:'), ...rows];
	return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
