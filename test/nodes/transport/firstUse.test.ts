import type { ThoughtSpot } from '../../../sandbox/thoughtspot';
import { startThoughtSpot } from '../../../sandbox/thoughtspot';
import { N8nInstance } from '../n8n/instance';
import { ORG, signIn } from '../registration/stage';
import type { TestServer } from './servers';
import { listen, passTo } from './servers';

/** Stands before ThoughtSpot, and holds the first sign-in until it is let go. */
async function holdFirstSignIn(
	target: string,
): Promise<{ front: TestServer; held: Promise<() => void> }> {
	const { promise: held, resolve: hold } = withResolver<() => void>();
	let isHeld = false;
	const front = await listen((request, response) => {
		const pass = () => passTo(target, request, response);
		if (isHeld || !request.url?.endsWith('/auth/token/full')) {
			pass();
			return;
		}
		isHeld = true;
		hold(pass);
	});
	return { front, held };
}

function withResolver<Value>() {
	let resolve: (value: Value) => void = () => undefined;
	const promise = new Promise<Value>((settle) => {
		resolve = settle;
	});
	return { promise, resolve };
}

let thoughtSpot: ThoughtSpot;
let n8n: N8nInstance;
let front: TestServer;
let held: Promise<() => void>;

beforeAll(async () => {
	thoughtSpot = await startThoughtSpot();
	n8n = await N8nInstance.start();
	({ front, held } = await holdFirstSignIn(thoughtSpot.url));
});

afterAll(async () => {
	await n8n.close();
	await front.close();
	await thoughtSpot.close();
});

it('of a credential by two hooks at once ends with one secret, which ThoughtSpot has', async () => {
	const credential = n8n.credential({ ...signIn(thoughtSpot), baseUrl: front.url });
	const slow = n8n.workflow({ credential, name: 'Slow' }).publish({ attempts: 1 });
	const letGo = await held;
	await n8n.workflow({ credential, name: 'Fast' }).publish();
	letGo();
	await slow;
	const [webhook, ...others] = thoughtSpot.webhooks(ORG);
	expect(others).toEqual([]);
	expect(credential.data.signingSecret).toMatch(/^[0-9a-f]{64}$/);
	expect(webhook?.signatureVerification?.secret).toBe(credential.data.signingSecret);
});
