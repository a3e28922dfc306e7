import { signIn } from './caller';
import { exportAs } from './exportCaller';
import { parseWithBusboy } from './forms';
import type { Subscribed } from './subscribed';
import { startSubscribed } from './subscribed';

const SALES = {
	name: 'Sales by Region',
	columns: ['Region', 'Amount'],
	rows: [
		['North', 10],
		['South', 20],
	],
};

const DOWNLOAD = [{ id: '0', privileges: ['DATADOWNLOADING'] }];

describe('what somebody may see in the sandbox', () => {
	let thoughtSpot: Subscribed['thoughtSpot'];
	let receiver: Subscribed['receiver'];
	let close: Subscribed['close'];

	beforeEach(async () => {
		({ thoughtSpot, receiver, close } = await startSubscribed());
	});

	afterEach(() => close());

	const addPeople = () => [
		thoughtSpot.addUser({ name: 'north', orgs: DOWNLOAD, visibleRows: { Region: ['North'] } }),
		thoughtSpot.addUser({ name: 'south', orgs: DOWNLOAD, visibleRows: { Region: ['South'] } }),
		thoughtSpot.addUser({ name: 'nobody', orgs: DOWNLOAD, visibleRows: { Region: [] } }),
	];
	const csvOf = async (username: string) => {
		const request = { metadata_identifier: 'Sales', file_format: 'CSV' };
		const call = await exportAs(thoughtSpot, username);
		return await call('report/liveboard', request);
	};

	it('differs between two users, in files as in rows', async () => {
		addPeople();
		thoughtSpot.addLiveboard({ name: 'Sales', visualizations: [SALES] });
		expect(String((await csvOf('north')).content)).toBe('Region,Amount\r\nNorth,10\r\n');
		expect(String((await csvOf('south')).content)).toBe('Region,Amount\r\nSouth,20\r\n');
		const south = await signIn(thoughtSpot, { username: 'south' });
		const { body } = await south('metadata/liveboard/data', { metadata_identifier: 'Sales' });
		expect(body).toMatchObject({ contents: [{ data_rows: [['South', 20]] }] });
	});

	it('is what a schedule sends them; a user without data gets nothing, others the rows of its author', async () => {
		const [north, south, nobody] = addPeople();
		const { id: liveboardId } = thoughtSpot.addLiveboard({
			name: 'Sales',
			visualizations: [SALES],
		});
		const { id } = thoughtSpot.addSchedule({
			name: 'daily',
			liveboardId,
			fileFormat: 'CSV',
			authorId: south?.id,
			userIds: [north, nobody].flatMap((user) => user?.id ?? []),
			emails: ['x@example.org'],
		});
		await thoughtSpot.runSchedule(id);
		const files = await Promise.all(
			receiver.received.map(async (received) => {
				const [, file] = await parseWithBusboy(received);
				return String(file?.content);
			}),
		);
		expect(files.sort()).toEqual([
			'Region,Amount\r\nNorth,10\r\n',
			'Region,Amount\r\nSouth,20\r\n',
		]);
	});

	it('takes the download privilege, which is named', async () => {
		thoughtSpot.addUser({ name: 'plain' });
		thoughtSpot.addLiveboard({ name: 'Sales', visualizations: [SALES] });
		const { status, content } = await csvOf('plain');
		expect(status).toBe(403);
		expect(String(content)).toContain('does not have the privilege DATADOWNLOADING');
	});

	it('takes other privileges where roles count', async () => {
		thoughtSpot.configure({ roleBasedAccess: true });
		thoughtSpot.addAnswer({ name: 'Top' });
		const visuals = [{ id: '0', privileges: ['CAN_DOWNLOAD_VISUALS'] }];
		thoughtSpot.addUser({ name: 'viewer', orgs: visuals });
		thoughtSpot.addLiveboard({ name: 'Sales', visualizations: [SALES] });
		expect(String((await csvOf('viewer')).content)).toContain('CAN_DOWNLOAD_DETAILED_DATA');
		const call = await exportAs(thoughtSpot, 'viewer');
		const ask = async (path: string, name: string, format: string) =>
			(await call(path, { metadata_identifier: name, file_format: format })).status;
		expect(await ask('report/liveboard', 'Sales', 'PDF')).toBe(200);
		expect(await ask('report/answer', 'Top', 'PDF')).toBe(403);
		expect(await ask('report/answer', 'Top', 'PNG')).toBe(200);
		expect(await ask('metadata/answer/data', 'Top', 'PNG')).toBe(403);
	});

	it('takes view access', async () => {
		const [north] = addPeople();
		const liveboard = thoughtSpot.addLiveboard({
			name: 'Sales',
			visualizations: [SALES],
			sharedWith: [],
		});
		const refused = await csvOf('north');
		expect(refused.status).toBe(403);
		expect(String(refused.content)).toContain('does not have view access');
		const team = thoughtSpot.addGroup({ name: 'team', userIds: [north?.id ?? ''] });
		liveboard.sharedWith = [{ id: team.id, permission: 'READ_ONLY' }];
		expect((await csvOf('north')).status).toBe(200);
	});
});
