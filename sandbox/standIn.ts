import type { CredentialData } from './n8n';
import { startThoughtSpot, type ThoughtSpot } from './thoughtspot';

export interface StandIn {
	thoughtSpot: ThoughtSpot;
	/** What a person types into a credential for it. */
	credential: { baseUrl: string; authentication: string; username: string; secretKey: string };
	/** Schedules the Liveboard "Retail Sales": once in a few seconds, and then every five minutes. */
	schedule(): { firstAt: Date };
	/** The ID of a schedule that runs on demand: "Retail Sales" as PDF to two managers. */
	retailSalesSchedule: string;
}

/** A ThoughtSpot on this machine, with what a small company has in it. */
export async function startStandIn(): Promise<StandIn> {
	const thoughtSpot = await startThoughtSpot();
	const { retailSales, managers } = addCompany(thoughtSpot);
	const onDemand = { liveboardId: retailSales, groupIds: [managers] };
	return {
		thoughtSpot,
		credential: {
			baseUrl: thoughtSpot.url,
			authentication: 'secretKey',
			username: 'tsadmin',
			secretKey: thoughtSpot.secretKey,
		} satisfies CredentialData,
		retailSalesSchedule: thoughtSpot.addSchedule({ ...onDemand, name: 'Retail Sales, on demand' })
			.id,
		schedule: () => {
			const firstAt = new Date(Date.now() + 3000);
			const schedule = (name: string, cron: string) =>
				thoughtSpot.addSchedule({ ...onDemand, name, cron });
			schedule('Retail Sales, today', onceAt(firstAt));
			schedule('Retail Sales, every five minutes', '0 */5 * * * *');
			return { firstAt };
		},
	};
}

/** People, content and schedules that run on demand; the IDs of what the sandbox schedules by itself. */
function addCompany(thoughtSpot: ThoughtSpot): { retailSales: string; managers: string } {
	const person = (name: string, displayName: string) =>
		thoughtSpot.addUser({ name, displayName, email: `${name}@example.com` }).id;
	const liveboard = (name: string) =>
		thoughtSpot.addLiveboard({ name, visualizations: [salesByRegion, ordersByMonth] }).id;
	const maria = person('maria.gomez', 'Maria Gomez');
	const jonas = person('jonas.weber', 'Jonas Weber');
	const aiko = person('aiko.tanaka', 'Aiko Tanaka');
	const managers = thoughtSpot.addGroup({
		name: 'regional-managers',
		displayName: 'Regional Managers',
		userIds: [maria, jonas],
	}).id;
	const retailSales = liveboard('Retail Sales');
	const supplyChain = liveboard('Supply Chain');
	const marketing = liveboard('Marketing Funnel');
	thoughtSpot.addAnswer({ ...salesByRegion, name: 'Sales by region' });
	thoughtSpot.addSchedule({
		name: 'Supply Chain, on demand',
		liveboardId: supplyChain,
		fileFormat: 'XLSX',
		userIds: [aiko],
	});
	thoughtSpot.addSchedule({
		name: 'Marketing tables, on demand',
		liveboardId: marketing,
		fileFormat: 'CSV',
		emails: ['agency@example.com'],
	});
	return { retailSales, managers };
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

function onceAt(time: Date): string {
	return [
		time.getUTCSeconds(),
		time.getUTCMinutes(),
		time.getUTCHours(),
		time.getUTCDate(),
		time.getUTCMonth() + 1,
		'*',
	].join(' ');
}
