import type { Look, RuntimeOverrides } from '../data/look';
import { runtimeParameters } from '../data/runtime';
import { badRequest } from '../errors';
import type { ExportFormat } from '../reports/exportedFile';
import type { World } from '../world';

/** What the exports of Liveboards and of Answers have in common. */
export interface ExportRequest extends RuntimeOverrides {
	file_format: ExportFormat;
	personalised_view_identifier?: string;
	regional_settings?: { number_format_locale?: string };
}

const MOST_SHEETS = 255;

export function checkRange(
	name: string,
	value: number | undefined,
	[low, high]: [number, number],
): void {
	if (value === undefined || (value >= low && value <= high)) return;
	throw badRequest(`${name} must be between ${low} and ${high}.`);
}

/** Downloads of rows can be switched off; a workbook has a limit. */
export function checkFormat(world: World, format: ExportFormat, tables: readonly unknown[]): void {
	if ((format === 'CSV' || format === 'XLSX') && world.disabled.has('csvDownloads')) {
		throw badRequest(`${format} downloads are disabled on this cluster.`);
	}
	if (tables.length === 0) throw badRequest('There are no visualizations to export.');
	if (format !== 'XLSX' || tables.length <= MOST_SHEETS) return;
	throw badRequest(
		`An XLSX export may have at most ${MOST_SHEETS} worksheets, not ${tables.length}.`,
	);
}

/** What a filter page says. */
export const applied = ({ conditions }: Look, request: ExportRequest): string[] => [
	...conditions.map(({ column }) => `${column} is filtered`),
	...runtimeParameters(request.runtime_param_override),
];

/** Pixels at a percentage of their size. */
export const scaled =
	(percent = 100) =>
	(pixels: number): number =>
		Math.round((pixels * percent) / 100);
