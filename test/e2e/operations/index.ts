import { exportCases } from './exports';
import { lookups } from './lookups';
import type { OperationCase } from './operationCase';
import { schedules } from './schedules';
import { endings, webhooks } from './webhooks';

/** Every operation but the exports, in the order in which they run: some work on what others made. */
export const operationCases: OperationCase[] = [...lookups, ...webhooks, ...schedules, ...endings];

/** What the cases run, as "resource: operation", and an export as "resource: operation as format". */
export function coveredOperations(): string[] {
	const names = [
		...operationCases.map(({ resource, operation }) => `${resource}: ${operation}`),
		...exportCases.map(
			({ resource, operation, fileFormat }) => `${resource}: ${operation} as ${fileFormat}`,
		),
	];
	return [...new Set(names)].sort();
}
