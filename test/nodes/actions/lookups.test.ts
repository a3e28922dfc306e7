import type { INodeListSearchResult } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { SALES, locator, startTestBed } from '../testBed';

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startTestBed();
});
afterEach(async () => {
	await testBed.close();
});

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);
const seed = (orgId: string, name: string) =>
	testBed.thoughtSpot.seedWebhook({ orgId, name, url: 'https://receiver.example.com' });

/** All pages of a list, as the editor reads them while a person scrolls down. */
async function scroll(method: string, filter?: string, parameters = {}) {
	const pages: string[][] = [];
	let token: string | undefined;
	do {
		const page = await testBed.harness.listSearch(method, filter, token, { parameters });
		pages.push(names(page));
		token = page.paginationToken === undefined ? undefined : String(page.paginationToken);
	} while (token !== undefined);
	return pages;
}

describe('The list of webhooks', () => {
	it("shows those of the credential's Org", async () => {
		seed('0', 'mine');
		seed(SALES, 'theirs');
		expect(await scroll('searchWebhooks')).toEqual([['mine']]);
	});

	it.each(['id', 'name'] as const)('shows those of an Org chosen by %s', async (mode) => {
		seed('0', 'mine');
		seed(SALES, 'theirs');
		const orgId = locator(mode, mode === 'id' ? SALES : 'Sales');
		expect(await scroll('searchWebhooks', undefined, { orgId })).toEqual([['theirs']]);
	});

	it('comes in pages, and finds what stands on a later one', async () => {
		for (let number = 0; number < 120; number++) {
			seed('0', `webhook ${String(number).padStart(3, '0')}`);
		}
		expect((await scroll('searchWebhooks')).map(({ length }) => length)).toEqual([50, 50, 20]);
		expect(await scroll('searchWebhooks', 'HOOK 117')).toEqual([['webhook 117']]);
	});
});

describe('The list of Orgs', () => {
	it('shows all Orgs to an administrator, by name', async () => {
		expect(await scroll('searchOrgs')).toEqual([['Primary', 'Sales']]);
		expect(await scroll('searchOrgs', 'sal')).toEqual([['Sales']]);
		expect(await testBed.harness.loadOptions('getOrgs')).toEqual([
			{ name: 'Primary', value: '0' },
			{ name: 'Sales', value: SALES },
		]);
	});

	it('shows their own Orgs to those who may not see all', async () => {
		testBed.thoughtSpot.addOrg({ name: 'Secret' });
		testBed.signInAs({ primary: [], sales: [] });
		expect(await scroll('searchOrgs')).toEqual([['Primary', 'Sales']]);
	});
});

describe('The lists of Liveboards and schedules', () => {
	beforeEach(() => {
		for (let number = 0; number < 60; number++) {
			const name = `Liveboard ${String(number).padStart(2, '0')}`;
			const { id } = testBed.thoughtSpot.addLiveboard({ name });
			testBed.thoughtSpot.addSchedule({ name: `Report ${number}`, liveboardId: id });
		}
	});

	it('come in pages', async () => {
		expect((await scroll('searchLiveboards')).map(({ length }) => length)).toEqual([50, 10]);
		expect((await scroll('searchSchedules')).map(({ length }) => length)).toEqual([50, 10]);
	});

	it('can be searched', async () => {
		expect((await scroll('searchLiveboards', 'board 57')).flat()).toEqual(['Liveboard 57']);
		expect(await scroll('searchSchedules', 'report 57')).toEqual([['Report 57 (Liveboard 57)']]);
	});

	it('show the schedules of the chosen Liveboard', async () => {
		const parameters = {
			resource: 'delivery',
			operation: 'getAll',
			liveboardId: locator('name', 'Liveboard 03'),
		};
		expect(await scroll('searchSchedules', undefined, parameters)).toEqual([
			['Report 3 (Liveboard 03)'],
		]);
	});
});

it.each([
	['searchWebhooks', 'searchWebhookConfigurations'],
	['searchOrgs', 'searchOrgs'],
	['searchLiveboards', 'searchMetadata'],
	['searchSchedules', 'searchSchedules'],
])("%s shows ThoughtSpot's error instead of an empty list", async (method, operation) => {
	testBed.thoughtSpot.faults.add({
		operation,
		kind: 'status',
		status: 400,
		message: 'No luck today',
	});
	await expect(testBed.harness.listSearch(method)).rejects.toThrow('No luck today');
});

it("getOrgs shows ThoughtSpot's error instead of an empty list", async () => {
	testBed.thoughtSpot.faults.add({
		operation: 'searchOrgs',
		kind: 'status',
		status: 400,
		message: 'No luck today',
	});
	// of a NodeApiError the editor shows [object Object]
	await expect(testBed.harness.loadOptions('getOrgs')).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: expect.stringContaining('No luck today') as string,
	});
});
