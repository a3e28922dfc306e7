import { addCompany, type Company } from './company';
import type { CredentialData } from './n8n';
import { startThoughtSpot, type ThoughtSpot } from './thoughtspot';

export interface StandIn {
	thoughtSpot: ThoughtSpot;
	/** What a person types into a credential for it. */
	credential: { baseUrl: string; authentication: string; username: string; secretKey: string };
	/** Schedules the Liveboard "Retail Sales": once in a few seconds, and then every five minutes. */
	schedule(): { firstAt: Date };
	company: Company;
}

/** A ThoughtSpot on this machine, with what a small company has in it. */
export async function startStandIn(): Promise<StandIn> {
	const thoughtSpot = await startThoughtSpot();
	const company = addCompany(thoughtSpot);
	const { liveboardId, managers } = company;
	return {
		thoughtSpot,
		credential: {
			baseUrl: thoughtSpot.url,
			authentication: 'secretKey',
			username: 'tsadmin',
			secretKey: thoughtSpot.secretKey,
		} satisfies CredentialData,
		company,
		schedule: () => {
			const firstAt = new Date(Date.now() + 3000);
			const schedule = (name: string, cron: string) =>
				thoughtSpot.addSchedule({ name, cron, liveboardId, groupIds: [managers] });
			schedule('Retail Sales, today', onceAt(firstAt));
			schedule('Retail Sales, every five minutes', '0 */5 * * * *');
			return { firstAt };
		},
	};
}

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
