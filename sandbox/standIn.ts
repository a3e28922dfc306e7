import type { CredentialData } from './n8n';
import { startThoughtSpot, type ThoughtSpot } from './thoughtspot';

export interface StandIn {
	thoughtSpot: ThoughtSpot;
	credential: CredentialData;
	/** Schedules the Liveboard: once in a few seconds, and then every five minutes. */
	schedule(): { firstAt: Date };
}

/** A ThoughtSpot on this machine with a Liveboard and somebody who wants to get it. */
export async function startStandIn(): Promise<StandIn> {
	const thoughtSpot = await startThoughtSpot();
	const liveboard = thoughtSpot.addLiveboard({ name: 'Retail Sales' });
	const analyst = thoughtSpot.addUser({
		name: 'maria.gomez',
		displayName: 'María Gómez',
		email: 'maria.gomez@example.com',
	});
	return {
		thoughtSpot,
		credential: {
			baseUrl: thoughtSpot.url,
			authentication: 'secretKey',
			username: 'tsadmin',
			secretKey: thoughtSpot.secretKey,
		},
		schedule: () => {
			const firstAt = new Date(Date.now() + 3000);
			const schedule = (name: string, cron: string) =>
				thoughtSpot.addSchedule({
					name,
					cron,
					liveboardId: liveboard.id,
					fileFormat: 'PDF',
					userIds: [analyst.id],
				});
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
