import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { Harness } from '../harness';
import { createHarness } from '../harness';

/** What each path answers, in turn; the last answer stays. */
export type Script = Record<string, unknown[]>;

const SIGN_IN: Script = {
	'/auth/token/full': [{ token: 'a.bearer.token' }],
	'/auth/session/user': [
		{ id: '1', name: 'anna', current_org: { id: 0, name: 'Primary' }, orgs: [] },
	],
};

/** A ThoughtSpot that says what the sandbox's never would, and the packed node with a credential for it. */
export interface ScriptedThoughtSpot {
	harness: Harness;
	/** Paths asked for, oldest first. */
	asked: string[];
	close(): Promise<void>;
}

export async function startScripted(script: Script): Promise<ScriptedThoughtSpot> {
	const asked: string[] = [];
	const answers = structuredClone({ ...SIGN_IN, ...script });
	const server = createServer((request, response) => {
		const path = (request.url ?? '').replace('/api/rest/2.0', '');
		asked.push(path);
		request.resume();
		const turns = answers[path] ?? [{}];
		const answer = turns.length > 1 ? turns.shift() : turns[0];
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify(answer));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const harness = await createHarness({
		credential: {
			baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
			authentication: 'secretKey',
			username: 'anna',
			secretKey: 'a secret key',
			orgId: '0',
			signingSecret: 'the-signing-secret-of-the-credential',
			sessionToken: '',
			sessionOwner: '',
		},
	});
	return {
		harness,
		asked,
		close: async () => {
			await harness.close();
			server.close();
			server.closeAllConnections();
		},
	};
}
