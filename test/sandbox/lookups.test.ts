import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call } from './caller';
import { signIn } from './caller';

interface Metadata {
	metadata_name: string;
	metadata_header: object | null;
}

describe('lookups in the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;

	beforeAll(async () => {
		thoughtSpot = await startThoughtSpot();
		thoughtSpot.addOrg({ name: 'Sales', id: '7' });
		for (let number = 1; number <= 12; number += 1) {
			thoughtSpot.addLiveboard({ name: `Board ${String(number).padStart(2, '0')}` });
		}
		thoughtSpot.addLiveboard({ name: '100% (of sales)' });
		thoughtSpot.addLiveboard({ name: 'Board elsewhere', orgId: '7' });
		const { id } = thoughtSpot.addUser({ name: 'ada', displayName: 'Ada L.' });
		thoughtSpot.addGroup({ name: 'team', userIds: [id] });
		admin = await signIn(thoughtSpot);
	});

	afterAll(() => thoughtSpot.close());

	const boards = async (pattern: string | undefined, paging: object = {}) => {
		const metadata = [{ type: 'LIVEBOARD', name_pattern: pattern }];
		const { body } = await admin<Metadata[]>('metadata/search', { metadata, ...paging });
		return body.map(({ metadata_name: name }) => name);
	};

	it('find Liveboards of the Org by pattern, which cuts no pages of its own', async () => {
		expect(await boards(undefined)).toHaveLength(10);
		expect(await boards('%board%')).toHaveLength(9);
		const rest = await boards('%board%', { record_offset: 10 });
		expect(rest).toEqual(['Board 10', 'Board 11', 'Board 12']);
		expect(await boards('%(of%', { record_size: -1 })).toEqual(['100% (of sales)']);
		expect(await boards('oard%')).toEqual([]);
		const sort = { sort_options: { field_name: 'NAME', order: 'DESC' }, record_size: 1 };
		expect(await boards('board%', sort)).toEqual(['Board 12']);
	});

	it('find no other metadata than Liveboards', async () => {
		const { body } = await admin('metadata/search', { metadata: [{ type: 'ANSWER' }] });
		expect(body).toEqual([]);
	});

	it('list Orgs, users and groups', async () => {
		expect((await admin('orgs/search', {})).body).toMatchObject([
			{ id: 0, name: 'Primary' },
			{ id: 7, name: 'Sales' },
		]);
		expect((await admin('orgs/search', { org_identifier: 'Sales' })).body).toHaveLength(1);
		expect((await admin('users/search', { name_pattern: '%AD%' })).body).toMatchObject([
			{ name: 'ada', display_name: 'Ada L.', orgs: [{ id: 0 }] },
			{ name: 'tsadmin' },
		]);
		expect((await admin('groups/search', {})).body).toMatchObject([
			{ name: 'team', users: [{ name: 'ada' }] },
		]);
		expect((await admin('groups/search', { include_users: false })).body).toMatchObject([
			{ users: null },
		]);
	});

	it('tell administrators and developers what the Content Security Policy allows', async () => {
		const path = 'system/security-settings/search';
		const settings = async (body: object) => (await admin(path, body)).body;
		expect(await settings({ scope: 'CLUSTER' })).toMatchObject({
			cluster_preferences: { csp_settings: { connect_src_urls: null } },
			org_preferences: null,
		});
		thoughtSpot.configure({ connectableUrls: ['https://n8n.example.com'] });
		expect(await settings({})).toMatchObject({
			cluster_preferences: { csp_settings: { connect_src_urls: ['https://n8n.example.com'] } },
			org_preferences: [{ org: { id: 0, name: 'Primary' } }],
		});
		const ada = await signIn(thoughtSpot, { username: 'ada' });
		expect((await ada(path, {})).status).toBe(403);
	});

	it('tell the release to administrators only', async () => {
		expect((await admin('system')).body).toMatchObject({ release_version: '26.8.0.cl' });
		const ada = await signIn(thoughtSpot, { username: 'ada' });
		expect((await ada('system')).status).toBe(403);
		expect((await ada('orgs/search', {})).status).toBe(403);
	});
});
