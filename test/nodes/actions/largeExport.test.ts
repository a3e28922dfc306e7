import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';

import { amount } from '../../amount';
import { heldBytes, largestRise } from '../../memory';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';

const MEGABYTE = 1024 * 1024;
const ROW = 'x'.repeat(20_000);
const MEGABYTES = amount({ quick: 100, long: 200 });
const ROWS = Math.ceil((MEGABYTES * MEGABYTE) / ROW.length);
const ROWS_BETWEEN_LOOKS = Math.ceil(ROWS / 5);

const config = Container.get(BinaryDataConfig);
const { localStoragePath } = config;

/** Where n8n keeps files from here on. */
async function keepFiles(
	where: Pick<BinaryDataConfig, 'mode' | 'localStoragePath'>,
): Promise<void> {
	Object.assign(config, where);
	await Container.get(BinaryDataService).init();
}

let testBed: TestBed;
let folder: string;

/** n8n keeps files in its file system, as it does unless it is told otherwise. */
beforeEach(async () => {
	testBed = await startTestBed();
	folder = await mkdtemp(join(tmpdir(), 'thoughtspot-files-'));
	await keepFiles({ mode: 'filesystem', localStoragePath: folder });
});
afterEach(async () => {
	await testBed.close();
	// other tests share n8n's libraries
	await keepFiles({ mode: 'default', localStoragePath });
	await rm(folder, { recursive: true, force: true });
});

it('a large Liveboard is exported without being held in memory', async () => {
	const held: number[] = [];
	const at = (index: number) => {
		if (index % ROWS_BETWEEN_LOOKS === 0) held.push(heldBytes());
		return [index, ROW];
	};
	testBed.thoughtSpot.addLiveboard({
		name: 'Large',
		visualizations: [{ name: 'All', columns: ['Number', 'Text'], rows: { length: ROWS, at } }],
	});
	const [item] = await testBed.runOn({
		resource: 'liveboard',
		operation: 'export',
		liveboardId: locator('name', 'Large'),
		fileFormat: 'CSV',
	});
	const { data } = item?.binary ?? {};
	expect(data).toMatchObject({ fileName: 'Large.csv', id: expect.stringMatching(/^filesystem/) });
	const path = (data?.id ?? '').replace(/^filesystem-v2:/, '');
	const { size } = await stat(join(folder, path));
	expect(size).toBeGreaterThan(MEGABYTES * MEGABYTE);
	expect(item?.json.files).toMatchObject([{ sizeBytes: size }]);
	expect(held).toHaveLength(5);
	expect(largestRise(held)).toBeLessThan(60 * MEGABYTE);
});
