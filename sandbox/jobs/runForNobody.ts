import type { Company } from '../company';
import type { ThoughtSpot } from '../thoughtspot';

/** Lets a schedule run whose reports reach nobody. */
export async function runForNobody(
	thoughtSpot: ThoughtSpot,
	{ pdfSchedule }: Company,
): Promise<void> {
	thoughtSpot.seedWebhook({ orgId: '0', url: 'http://127.0.0.1:1/nobody' });
	thoughtSpot.setChannels('0', ['EMAIL', 'WEBHOOK']);
	await thoughtSpot.runSchedule(pdfSchedule);
}
