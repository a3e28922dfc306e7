import { listen, passTo, type TestServer } from '../../nodes/transport/servers';

export interface Front extends TestServer {
	/** Leads the next delivery to this webhook process, from 0, and the following ones to each in turn. */
	begin(processor: number): void;
}

/**
 * The reverse proxy before n8n in queue mode: deliveries to published workflows go to the webhook processes in turn,
 * and all else to the main process, which alone has test listeners.
 */
export async function startFront(main: string, processors: string[]): Promise<Front> {
	let next = 0;
	const server = await listen((request, response) => {
		const isDelivery = request.url?.startsWith('/webhook/') && request.method === 'POST';
		const target = isDelivery ? processors[next++ % processors.length] : main;
		passTo(target ?? main, request, response);
	});
	return {
		...server,
		begin: (processor) => {
			next = processor;
		},
	};
}
