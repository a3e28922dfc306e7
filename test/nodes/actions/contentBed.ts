import type { INodeParameters } from 'n8n-workflow';
import type { TestBed } from '../testBed';
import { locator, startTestBed } from '../testBed';

export const named = (name: string) => locator('name', name);
export const liveboard = (
	operation: string,
	parameters: INodeParameters = {},
): INodeParameters => ({
	resource: 'liveboard',
	operation,
	liveboardId: named('Sales'),
	...parameters,
});
export const answer = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'answer',
	operation,
	answerId: named('Revenue'),
	...parameters,
});
export const as = (user: string) => ({ runAs: 'user', userId: named(user) });

export const regions = {
	name: 'By Region',
	columns: ['Region', 'Amount'],
	rows: [
		['EMEA', 10],
		['APAC', 20.5],
		['AMER', null],
	],
};

/** With a Liveboard and an Answer of regions, of which Maria sees EMEA, and Jonas APAC. */
export async function startContentBed(): Promise<TestBed> {
	const testBed = await startTestBed();
	const { thoughtSpot } = testBed;
	thoughtSpot.addUser({
		name: 'maria',
		displayName: 'Maria Gomez',
		visibleRows: { Region: ['EMEA'] },
		orgs: [{ id: '0', privileges: ['DATADOWNLOADING'] }],
	});
	thoughtSpot.addUser({
		name: 'jonas',
		visibleRows: { Region: ['APAC'] },
		orgs: [{ id: '0', privileges: ['DATADOWNLOADING'] }],
	});
	thoughtSpot.addLiveboard({ name: 'Sales', visualizations: [regions] });
	thoughtSpot.addAnswer({ name: 'Revenue', columns: regions.columns, rows: regions.rows });
	return testBed;
}
