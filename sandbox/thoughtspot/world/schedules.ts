import { randomUUID } from 'node:crypto';

import type { DeliveryFile, FileFormat, Schedule } from '../model';

export interface NewSchedule {
	name: string;
	liveboardId: string;
	fileFormat?: FileFormat;
	/** With no recipients at all the report goes to its author, by default tsadmin. */
	userIds?: string[];
	groupIds?: string[];
	emails?: string[];
	/** Six fields, seconds first, Sunday is 1; without it the schedule runs on demand only. */
	cron?: string;
	timeZone?: string;
	view?: { id: string; name: string };
	description?: string;
	highlights?: string;
	files?: DeliveryFile[];
	pdfOptions?: Record<string, unknown>;
	visualizationIds?: string[];
	authorId?: string;
}

export function newSchedule(
	schedule: NewSchedule & { authorId: string },
	createdAt: number,
): Schedule {
	return {
		description: '',
		fileFormat: 'PDF',
		userIds: [],
		groupIds: [],
		emails: [],
		timeZone: 'UTC',
		...schedule,
		id: randomUUID(),
		status: 'ACTIVE',
		createdAt,
		runs: [],
	};
}
