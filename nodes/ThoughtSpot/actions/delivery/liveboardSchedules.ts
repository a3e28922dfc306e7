import type { IExecuteFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../../transport/client';
import { searchSchedules } from '../../api/schedules';

const PAGE_SIZE = 500;

/** IDs of all schedules of a Liveboard, named by ID or name. */
export async function schedulesOf(
	context: IExecuteFunctions,
	liveboard: string,
): Promise<Set<string>> {
	const found = new Set<string>();
	for (let record_offset = 0; ; record_offset += PAGE_SIZE) {
		const schedules = await callThoughtSpot(context, searchSchedules, {
			body: {
				metadata: [{ identifier: liveboard, type: 'LIVEBOARD' }],
				record_offset,
				record_size: PAGE_SIZE,
			},
		});
		for (const { id } of schedules) found.add(id);
		if (schedules.length < PAGE_SIZE) return found;
	}
}
