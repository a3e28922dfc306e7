import type { Liveboard, Tag, ThoughtSpot, User } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { Call } from './caller';
import { signIn } from './caller';

interface Found {
	metadata_name: string;
	metadata_type: string;
	metadata_header: Record<string, unknown> | null;
	metadata_detail: Record<string, unknown> | null;
	visualization_headers: Array<{ name: string }> | null;
}

const LIVEBOARDS = [{ type: 'LIVEBOARD' }];

describe('metadata in the sandbox', () => {
	let thoughtSpot: ThoughtSpot;
	let admin: Call;
	let ada: User;
	let tag: Tag;
	let sales: Liveboard;

	beforeAll(async () => {
		thoughtSpot = await startThoughtSpot();
		ada = thoughtSpot.addUser({ name: 'ada', displayName: 'Ada L.' });
		tag = thoughtSpot.addTag({ name: 'monthly' });
		sales = thoughtSpot.addLiveboard({
			name: 'Sales',
			authorId: ada.id,
			tagIds: [tag.id],
			modifiedAt: 1_700_000_000_000,
			favoriteOf: [ada.id],
			tabs: ['Overview'],
			visualizations: [{ name: 'Revenue' }, { name: 'Read me', kind: 'NOTE' }],
			views: [{ name: 'North', isPublic: false }],
		});
		thoughtSpot.addLiveboard({ name: 'Costs', modifiedBy: ada.id });
		thoughtSpot.addLiveboard({ name: 'Secret', sharedWith: [] });
		thoughtSpot.addAnswer({ name: 'Sales of today' });
		admin = await signIn(thoughtSpot);
	});

	afterAll(() => thoughtSpot.close());

	const search = async (request: object, call = admin) =>
		(await call<Found[]>('metadata/search', request)).body;
	const names = async (request: object, call?: Call) =>
		(await search(request, call)).map(({ metadata_name: name }) => name);

	it.each([
		{ request: { tag_identifiers: ['monthly'] }, found: ['Sales'] },
		{ request: { tag_identifiers: ['weekly'] }, found: [] },
		{ request: { created_by_user_identifiers: ['ada'] }, found: ['Sales'] },
		{ request: { modified_by_user_identifiers: ['ada'] }, found: ['Costs', 'Sales'] },
		{
			request: { favorite_object_options: { include: true, user_identifiers: ['ada'] } },
			found: ['Sales'],
		},
		{ request: { favorite_object_options: { include: true } }, found: [] },
		{
			request: { exclude_objects: [{ identifier: 'Sales', type: 'LIVEBOARD' }] },
			found: ['Costs', 'Secret'],
		},
		{
			request: { permissions: [{ principal: { identifier: 'ada' }, share_mode: 'NO_ACCESS' }] },
			found: ['Secret'],
		},
		{
			request: { sort_options: { field_name: 'MODIFIED', order: 'ASC' }, record_size: 1 },
			found: ['Sales'],
		},
	])('is found by $request', async ({ request, found }) => {
		expect(await names({ metadata: LIVEBOARDS, ...request })).toEqual(found);
	});

	it('is of the types that are asked for, Liveboards without a type', async () => {
		expect(await names({ metadata: [{ type: 'ANSWER', name_pattern: '%sales%' }] })).toEqual([
			'Sales of today',
		]);
		expect(await names({ metadata: [{ name_pattern: 'sales%' }] })).toEqual(['Sales']);
		expect(await names({ metadata: [...LIVEBOARDS, { type: 'ANSWER' }] })).toHaveLength(4);
	});

	it('is shown only to those with whom it is shared', async () => {
		const call = await signIn(thoughtSpot, { username: 'ada' });
		expect(await names({ metadata: LIVEBOARDS }, call)).toEqual(['Costs', 'Sales']);
	});

	it('tells its author, tags and times, and more when it is asked for', async () => {
		const [plain] = await search({ metadata: [{ type: 'LIVEBOARD', identifier: sales.id }] });
		expect(plain).toMatchObject({
			metadata_header: {
				author: ada.id,
				authorName: 'ada',
				authorDisplayName: 'Ada L.',
				modified: 1_700_000_000_000,
				tags: [{ id: tag.id, name: 'monthly' }],
			},
			metadata_detail: null,
			visualization_headers: null,
		});
		const [full] = await search({
			metadata: [{ type: 'LIVEBOARD', identifier: sales.id }],
			include_headers: false,
			include_visualization_headers: true,
			include_details: true,
			include_personalised_views: true,
			liveboard_response_version: 'V2',
		});
		expect(full).toMatchObject({
			metadata_header: null,
			metadata_detail: {
				pinboardTabs: [{ name: 'Overview' }],
				personalised_views: [{ view_name: 'North', author_name: 'ada', is_public: false }],
			},
			visualization_headers: [{ name: 'Revenue' }, { name: 'Read me' }],
		});
	});

	it('has tags, found by name', async () => {
		const tags = async (request: object) => (await admin('tags/search', request)).body;
		expect(await tags({ name_pattern: 'month%' })).toMatchObject([{ id: tag.id }]);
		expect(await tags({ tag_identifier: 'weekly' })).toEqual([]);
	});
});
