import type { Cron } from 'croner';

import { timer } from './frequency';
import type { Schedule } from './model';

/** The timers of the schedules that run by themselves. */
export class Scheduler {
	private readonly jobs = new Map<string, Cron>();

	constructor(private readonly run: (schedule: Schedule) => Promise<unknown>) {}

	/** Starts, changes or stops the timer, as the schedule now says. */
	update(schedule: Schedule): void {
		this.remove(schedule.id);
		const { id, cron, timeZone, status } = schedule;
		if (cron === undefined || status !== 'ACTIVE') return;
		this.jobs.set(
			id,
			timer(cron, timeZone, async () => {
				await this.run(schedule);
				if (schedule.status !== 'ACTIVE') this.remove(id);
			}),
		);
	}

	remove(id: string): void {
		this.jobs.get(id)?.stop();
		this.jobs.delete(id);
	}

	close(): void {
		for (const id of [...this.jobs.keys()]) this.remove(id);
	}
}
