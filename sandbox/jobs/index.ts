import { csvIntoSheet } from './csvIntoSheet';
import { emailEachRecipient } from './emailEachRecipient';
import type { Job } from './job';
import { liveboardToChannel } from './liveboardToChannel';
import { rowsIntoSheet } from './rowsIntoSheet';
import { sendNow } from './sendNow';
import { tellWhenFailed } from './tellWhenFailed';
import { whoReceives } from './whoReceives';

export type { Job } from './job';

/** What people come for first, as the README lists it. */
export const jobs: Job[] = [
	emailEachRecipient,
	liveboardToChannel,
	csvIntoSheet,
	rowsIntoSheet,
	sendNow,
	tellWhenFailed,
	whoReceives,
];
