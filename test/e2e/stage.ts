import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
	type CredentialData,
	type CredentialReference,
	type Execution,
	installN8n,
	type N8n,
	startN8n,
} from '../../sandbox/n8n';
import { packPackage } from '../../sandbox/packPackage';
import {
	startThoughtSpot,
	type ThoughtSpot,
	type ThoughtSpotOptions,
} from '../../sandbox/thoughtspot';
import { actionWorkflow, manualTrigger } from './workflowFiles';

/** For `beforeAll`: the first run on a machine installs n8n. */
export const stageTimeout = 30 * 60_000;

export interface Stage {
	thoughtSpot: ThoughtSpot;
	n8n: N8n;
	/** A stored `thoughtSpotApi` credential of the administrator. */
	credential: CredentialReference;
	stop(): Promise<void>;
}

/** A ThoughtSpot stand-in, a real n8n with the packed package, and a credential between them. */
export async function setStage(
	options: {
		thoughtSpot?: ThoughtSpotOptions;
		environment?: Record<string, string>;
		credential?: CredentialData;
	} = {},
): Promise<Stage> {
	const cleanups: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
	};
	try {
		const log = (line: string) => process.stderr.write(`${line}\n`);
		const installation = await installN8n({ log });
		const folder = await mkdtemp(join(tmpdir(), 'thoughtspot-e2e-'));
		cleanups.push(async () => await rm(folder, { recursive: true, force: true }));
		const { tarball } = await packPackage({ destination: join(folder, 'package') });
		const thoughtSpot = await startThoughtSpot({ retryDelaysMs: [], ...options.thoughtSpot });
		cleanups.push(async () => await thoughtSpot.close());
		const n8n = await startN8n({
			installation,
			packageTarball: tarball,
			userFolder: join(folder, 'n8n'),
			environment: options.environment ?? {},
		});
		cleanups.push(async () => await n8n.stop());
		const credential = await n8n.importCredential({
			name: 'ThoughtSpot',
			type: 'thoughtSpotApi',
			data: { ...secretKeySignIn(thoughtSpot), ...options.credential },
		});
		return { thoughtSpot, n8n, credential, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** What an administrator types into the credential to sign in with the secret key. */
export function secretKeySignIn(thoughtSpot: ThoughtSpot): CredentialData {
	return {
		baseUrl: thoughtSpot.url,
		authentication: 'secretKey',
		username: 'tsadmin',
		secretKey: thoughtSpot.secretKey,
	};
}

/** Runs these steps of the ThoughtSpot node one after the other, and waits for the end. */
export async function runActions(
	{ n8n, credential }: Stage,
	steps: Record<string, Record<string, unknown>>,
): Promise<Execution> {
	const workflow = await n8n.importWorkflow(actionWorkflow(steps), [credential]);
	return await n8n.executionEnd(await n8n.run(workflow.id, manualTrigger));
}
