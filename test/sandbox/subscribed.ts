import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { Receiver } from './receiver';
import { startReceiver } from './receiver';

export interface Subscribed {
	thoughtSpot: ThoughtSpot;
	receiver: Receiver;
	close(): Promise<void>;
}

/** A ThoughtSpot whose Primary Org sends what its schedules make to a receiver. */
export async function startSubscribed(): Promise<Subscribed> {
	const thoughtSpot = await startThoughtSpot();
	const receiver = await startReceiver();
	thoughtSpot.setChannels('0', ['WEBHOOK']);
	thoughtSpot.seedWebhook({ orgId: '0', url: receiver.url });
	return {
		thoughtSpot,
		receiver,
		close: async () => {
			await receiver.close();
			await thoughtSpot.close();
		},
	};
}
