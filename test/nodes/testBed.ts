import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { RecordedRequest, ThoughtSpot, ThoughtSpotOptions } from '../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../sandbox/thoughtspot';
import type { Harness } from './harness';
import { createHarness } from './harness';

export const SALES = '2100019165';

/** A stand-in for ThoughtSpot with two Orgs, and the packed node with a credential for the Primary Org. */
export interface TestBed {
	thoughtSpot: ThoughtSpot;
	harness: Harness;
	/** Runs one operation and returns what it puts out. */
	run(parameters: INodeParameters, input?: IDataObject[]): Promise<IDataObject[]>;
	/** The same with Continue On Fail and whole items. */
	runOn(parameters: INodeParameters, input?: IDataObject[]): Promise<INodeExecutionData[]>;
	/** What was sent to one endpoint, oldest first. */
	sent(operation: string): RecordedRequest[];
	/** Signs in as a user with these privileges in the Primary Org and in Sales; their ID. */
	signInAs(privileges: { primary: string[]; sales?: string[] }): string;
	close(): Promise<void>;
}

export async function startTestBed(options: ThoughtSpotOptions = {}): Promise<TestBed> {
	const thoughtSpot = await startThoughtSpot(options);
	thoughtSpot.addOrg({ name: 'Sales', id: SALES });
	const credential = {
		baseUrl: thoughtSpot.url,
		authentication: 'secretKey',
		username: 'tsadmin',
		secretKey: thoughtSpot.secretKey,
		orgId: '0',
		signingSecret: 'the-signing-secret-of-the-credential',
		sessionToken: '',
		sessionOwner: '',
	};
	const harness = await createHarness({ credential });
	const toItems = (input: IDataObject[]) => input.map((json) => ({ json }));
	return {
		thoughtSpot,
		harness,
		run: async (parameters, input = [{}]) =>
			(await harness.execute({ parameters, items: toItems(input) })).map(({ json }) => json),
		runOn: async (parameters, input = [{}]) =>
			await harness.execute({ parameters, items: toItems(input), continueOnFail: true }),
		sent: (operation) => thoughtSpot.requests.filter((request) => request.operation === operation),
		signInAs: ({ primary, sales }) => {
			const { id } = thoughtSpot.addUser({
				name: 'anna',
				orgs: [
					{ id: '0', privileges: primary },
					...(sales ? [{ id: SALES, privileges: sales }] : []),
				],
			});
			harness.credentialData = { ...credential, username: 'anna' };
			return id;
		},
		close: async () => {
			await harness.close();
			await thoughtSpot.close();
		},
	};
}

/** A resource locator as it stands in a saved workflow. */
export const locator = (mode: 'list' | 'id' | 'name' | 'url', value: string): INodeParameters => ({
	__rl: true,
	mode,
	value,
});
