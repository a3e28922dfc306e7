import { Cron } from 'croner';

import type { Schedule } from './model';

/** The timers of the schedules that run by themselves. */
export class Scheduler {
	private readonly jobs = new Map<string, Cron>();

	constructor(private readonly run: (schedule: Schedule) => Promise<void>) {}

	/** Starts, changes or stops the timer, as the schedule now says. */
	update(schedule: Schedule): void {
		this.remove(schedule.id);
		if (schedule.cron === undefined || schedule.status !== 'ACTIVE') return;
		const options = {
			timezone: schedule.timeZone,
			alternativeWeekdays: true,
			mode: '6-part',
		} as const;
		this.jobs.set(schedule.id, new Cron(schedule.cron, options, () => this.run(schedule)));
	}

	remove(id: string): void {
		this.jobs.get(id)?.stop();
		this.jobs.delete(id);
	}

	close(): void {
		for (const id of [...this.jobs.keys()]) this.remove(id);
	}
}
