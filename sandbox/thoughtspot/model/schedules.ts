import type { DeliveryFile } from './deliveries';

export type FileFormat = 'PDF' | 'CSV' | 'XLSX';

/** One run of a schedule, as `history_runs` shows it. */
export interface ScheduleRun {
	id: string;
	startedAt: number;
	endedAt: number;
	status: 'SUCCESS' | 'FAILED';
	detail?: string;
}

export interface Schedule {
	id: string;
	name: string;
	description: string;
	liveboardId: string;
	fileFormat: FileFormat;
	userIds: string[];
	groupIds: string[];
	emails: string[];
	/** Six fields, seconds first. Undefined: runs on demand only. */
	cron?: string;
	timeZone: string;
	view?: { id: string; name: string };
	highlights?: string;
	files?: DeliveryFile[];
	pdfOptions?: Record<string, unknown>;
	visualizationIds?: string[];
	status: 'ACTIVE' | 'PAUSE';
	authorId: string;
	createdAt: number;
	runs: ScheduleRun[];
}
