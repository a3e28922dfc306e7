import type { ThoughtSpot } from './thoughtspot';

/** The IDs of what the sandbox itself makes use of. */
export interface Company {
	/** "Retail Sales" */
	liveboardId: string;
	/** A group of two. */
	managers: string;
	/** Runs on demand: "Retail Sales" as PDF to the managers. */
	pdfSchedule: string;
	/** Runs on demand: a table of "Retail Sales" as CSV to one address. */
	csvSchedule: string;
}

/** What a small company has in ThoughtSpot: people, content, and schedules that run on demand. */
export function addCompany(thoughtSpot: ThoughtSpot): Company {
	const person = (name: string, displayName: string) =>
		thoughtSpot.addUser({ name, displayName, email: `${name}@example.com` }).id;
	const liveboard = (name: string) =>
		thoughtSpot.addLiveboard({ name, visualizations: [salesByRegion, ordersByMonth] });
	const maria = person('maria.gomez', 'Maria Gomez');
	const jonas = person('jonas.weber', 'Jonas Weber');
	const aiko = person('aiko.tanaka', 'Aiko Tanaka');
	const managers = thoughtSpot.addGroup({
		name: 'regional-managers',
		displayName: 'Regional Managers',
		userIds: [maria, jonas],
	}).id;
	const retailSales = liveboard('Retail Sales');
	thoughtSpot.addAnswer({ ...salesByRegion, name: 'Sales by region' });
	thoughtSpot.addSchedule({
		name: 'Supply Chain, on demand',
		liveboardId: liveboard('Supply Chain').id,
		fileFormat: 'XLSX',
		userIds: [aiko],
	});
	thoughtSpot.addSchedule({
		name: 'Marketing tables, on demand',
		liveboardId: liveboard('Marketing Funnel').id,
		fileFormat: 'CSV',
		emails: ['agency@example.com'],
	});
	const [byRegion] = retailSales.visualizations;
	const ofRetailSales = { liveboardId: retailSales.id };
	const pdf = { ...ofRetailSales, name: 'Retail Sales, on demand', groupIds: [managers] };
	const csv = {
		...ofRetailSales,
		name: 'Sales by region, on demand',
		fileFormat: 'CSV' as const,
		visualizationIds: byRegion && [byRegion.id],
		emails: ['finance@example.com'],
	};
	return {
		liveboardId: retailSales.id,
		managers,
		pdfSchedule: thoughtSpot.addSchedule(pdf).id,
		csvSchedule: thoughtSpot.addSchedule(csv).id,
	};
}

const salesByRegion = {
	name: 'Sales by region',
	columns: ['Region', 'Sales', 'Orders'],
	rows: [
		['East', 482_300, 3_120],
		['West', 391_750, 2_640],
		['South', 268_900, 1_870],
		['North', 154_200, 1_015],
	],
};

const ordersByMonth = {
	name: 'Orders by month',
	columns: ['Month', 'Orders', 'Returned'],
	rows: [
		['2026-08', 2_710, 96],
		['2026-09', 2_905, 88],
		['2026-10', 3_030, 104],
	],
};
