import { z } from 'zod';

import type { CredentialData } from './n8n';

/** A ThoughtSpot of the user's own, as the environment tells: what goes into the credential. */
export interface Connection {
	url: string;
	credential: CredentialData;
	/** The address under which ThoughtSpot reaches n8n. */
	webhookUrl?: string;
}

const text = z.string().trim().min(1);
const environment = z.object({
	THOUGHTSPOT_URL: text.optional(),
	THOUGHTSPOT_USERNAME: text.optional(),
	THOUGHTSPOT_PASSWORD: text.optional(),
	THOUGHTSPOT_SECRET_KEY: text.optional(),
	THOUGHTSPOT_TOKEN: text.optional(),
	THOUGHTSPOT_ORG_ID: text.optional(),
	N8N_WEBHOOK_URL: text.optional(),
	WEBHOOK_URL: text.optional(),
});

/** The instance named by THOUGHTSPOT_URL; undefined without it. Throws what is missing or too much. */
export function connectionFrom(variables: NodeJS.ProcessEnv): Connection | undefined {
	const given = environment.parse(
		Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== '')),
	);
	if (!given.THOUGHTSPOT_URL) return undefined;
	const webhookUrl = given.N8N_WEBHOOK_URL ?? given.WEBHOOK_URL;
	return {
		url: given.THOUGHTSPOT_URL,
		credential: {
			baseUrl: given.THOUGHTSPOT_URL,
			...signIn(given),
			...(given.THOUGHTSPOT_ORG_ID && { orgId: given.THOUGHTSPOT_ORG_ID }),
		},
		...(webhookUrl && { webhookUrl }),
	};
}

function signIn(given: z.infer<typeof environment>): CredentialData {
	const offered = {
		password: given.THOUGHTSPOT_PASSWORD,
		secretKey: given.THOUGHTSPOT_SECRET_KEY,
		token: given.THOUGHTSPOT_TOKEN,
	};
	const chosen = Object.entries(offered).flatMap(([method, secret]) =>
		secret ? [{ method, secret }] : [],
	);
	const [only] = chosen;
	if (!only || chosen.length > 1) {
		throw new Error(
			'THOUGHTSPOT_URL is set, so set exactly one way to sign in as well: THOUGHTSPOT_PASSWORD or THOUGHTSPOT_SECRET_KEY (each with THOUGHTSPOT_USERNAME), or THOUGHTSPOT_TOKEN.',
		);
	}
	if (only.method === 'token') return { authentication: 'token', token: only.secret };
	if (!given.THOUGHTSPOT_USERNAME) {
		throw new Error('Set THOUGHTSPOT_USERNAME to the user who signs in.');
	}
	return {
		authentication: only.method,
		username: given.THOUGHTSPOT_USERNAME,
		[only.method]: only.secret,
	};
}
