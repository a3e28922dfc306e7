import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';

let testBed: TestBed;
beforeEach(async () => {
	testBed = await startTestBed();
	testBed.thoughtSpot.addLiveboard({ name: 'Sales' });
});
afterEach(async () => {
	await testBed.close();
});

it('shows why an export fails after almost a minute', async () => {
	testBed.thoughtSpot.faults.add({
		kind: 'status',
		status: 500,
		message: 'Rendering failed',
		delayMs: 50_000,
		operation: 'exportLiveboardReport',
	});
	const started = Date.now();
	const exported = testBed.run({
		resource: 'liveboard',
		operation: 'export',
		liveboardId: locator('name', 'Sales'),
	});
	await expect(exported).rejects.toThrow(
		'ThoughtSpot could not export the Liveboard: Rendering failed.',
	);
	expect(Date.now() - started).toBeGreaterThanOrEqual(50_000);
	expect(testBed.sent('exportLiveboardReport')).toHaveLength(1);
}, 120_000);
