import type { ThoughtSpot } from '../../../sandbox/thoughtspot';

export const table = {
	name: 'By Region',
	columns: ['Region', 'Amount'],
	rows: [
		['East', 10],
		['West', 20.5],
	],
};

/** The IDs of what every operation finds at ThoughtSpot. */
export interface Company {
	maria: string;
	managers: string;
	retailSales: string;
	revenue: string;
	monday: string;
	/** Where somebody receives reports. */
	receiver: string;
}

/** One of each thing; of schedules one that nobody changes. */
export function addCompany(thoughtSpot: ThoughtSpot, receiver: string): Company {
	const maria = thoughtSpot.addUser({ name: 'maria', displayName: 'Maria Gomez' }).id;
	const managers = thoughtSpot.addGroup({ name: 'managers', userIds: [maria] }).id;
	const monthly = thoughtSpot.addTag({ name: 'monthly' }).id;
	const retailSales = thoughtSpot.addLiveboard({
		name: 'Retail Sales',
		visualizations: [table],
		tagIds: [monthly],
	}).id;
	thoughtSpot.addLiveboard({ name: 'Supply Chain' });
	const { columns, rows } = table;
	const revenue = thoughtSpot.addAnswer({ name: 'Revenue', columns, rows, authorId: maria }).id;
	thoughtSpot.addAnswer({ name: 'Costs' });
	const report = { name: 'Monday report', cron: '0 0 8 ? * 2', groupIds: [managers] };
	const monday = thoughtSpot.addSchedule({ ...report, liveboardId: retailSales }).id;
	return { maria, managers, retailSales, revenue, monday, receiver };
}
