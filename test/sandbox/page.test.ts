import { request } from 'undici';

import type { Subscribed } from './subscribed';
import { startSubscribed } from './subscribed';

describe('the page of the sandbox for people', () => {
	let thoughtSpot: Subscribed['thoughtSpot'];
	let receiver: Subscribed['receiver'];
	let close: Subscribed['close'];

	beforeEach(async () => {
		({ thoughtSpot, receiver, close } = await startSubscribed());
	});

	afterEach(() => close());

	const addSchedule = () => {
		const liveboard = thoughtSpot.addLiveboard({ name: 'Sales <b>' });
		return thoughtSpot.addSchedule({
			name: 'daily & more',
			liveboardId: liveboard.id,
			emails: ['a@b.example'],
		});
	};
	const page = async () => await (await request(thoughtSpot.url)).body.text();
	const post = async (path: string) => {
		const { statusCode, headers, body } = await request(`${thoughtSpot.url}${path}`, {
			method: 'POST',
		});
		await body.dump();
		return { status: statusCode, location: headers.location };
	};

	it('lists the schedules, whatever their names', async () => {
		addSchedule();
		const html = await page();
		for (const shown of ['Sales &lt;b&gt;', 'daily &amp; more', 'a@b.example', 'never']) {
			expect(html).toContain(`<td>${shown}</td>`);
		}
	});

	it('runs a schedule by its button, and comes back with what became of it', async () => {
		const { id } = addSchedule();
		const [, action = ''] = /action="([^"]+)"/.exec(await page()) ?? [];
		expect(await post(action)).toEqual({ status: 303, location: '/' });
		expect(thoughtSpot.deliveries).toMatchObject([{ event: { id }, status: 'SUCCESS' }]);
		expect(receiver.received).toHaveLength(1);
		expect(await page()).toContain('<td>SUCCESS ');
	});

	it('runs nothing that is not there, and is no call of the API', async () => {
		expect((await post('/schedules/nothing/run')).status).toBe(404);
		await page();
		expect(thoughtSpot.requests).toHaveLength(1);
	});
});
