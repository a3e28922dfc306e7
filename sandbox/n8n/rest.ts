import { setTimeout as delay } from 'node:timers/promises';

import { request } from 'undici';
import { z } from 'zod';

/** An answer of n8n that is not a success, with n8n's own message. */
export class N8nError extends Error {
	constructor(
		message: string,
		readonly status: number,
		readonly answer: string,
	) {
		super(message);
		this.name = 'N8nError';
	}
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What n8n 2 answers everybody for a while where its database was too busy for a ping. */
const NOT_READY = 'Database is not ready!';
const readyWithinMs = 60_000;
const askAgainEveryMs = 500;

const envelope = z.object({ data: z.unknown() });
const failure = z.object({ message: z.string() });
const apiKey = z.object({ rawApiKey: z.string() });

/** The REST API that n8n's editor uses, signed in by cookie. */
export class Rest {
	private cookie = '';

	private apiKey: Promise<string> | undefined;

	constructor(private readonly url: string) {}

	/** The `data` of the answer, checked against a schema. */
	async call<T>(
		method: Method,
		path: string,
		schema: z.ZodType<T, z.ZodTypeDef, unknown>,
		body?: unknown,
	): Promise<T> {
		const bytes = await this.send(method, `/rest${path}`, body);
		return schema.parse(envelope.parse(JSON.parse(bytes.toString('utf8'))).data);
	}

	async download(path: string): Promise<Buffer> {
		return await this.send('GET', `/rest${path}`);
	}

	/** An answer of n8n's public API, which shows execution data as plain JSON. */
	async publicApi<T>(path: string, schema: z.ZodType<T, z.ZodTypeDef, unknown>): Promise<T> {
		this.apiKey ??= this.createApiKey();
		const key = await this.apiKey;
		const bytes = await this.send('GET', `/api/v1${path}`, undefined, key);
		return schema.parse(JSON.parse(bytes.toString('utf8')));
	}

	private async createApiKey(): Promise<string> {
		const { rawApiKey } = await this.call('POST', '/api-keys', apiKey, {
			label: 'sandbox',
			expiresAt: null,
			scopes: ['execution:read', 'execution:list'],
		});
		return rawApiKey;
	}

	/** Asks again while n8n does nothing for want of its database. */
	private async send(...asked: Parameters<Rest['sendOnce']>): Promise<Buffer> {
		const deadline = Date.now() + readyWithinMs;
		for (;;) {
			try {
				return await this.sendOnce(...asked);
			} catch (error) {
				const isNotReady = error instanceof N8nError && error.message === NOT_READY;
				if (!isNotReady || Date.now() > deadline) throw error;
				await delay(askAgainEveryMs);
			}
		}
	}

	private async sendOnce(
		method: Method,
		path: string,
		body?: unknown,
		key?: string,
	): Promise<Buffer> {
		const answer = await request(`${this.url}${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'push-ref': 'sandbox',
				...(this.cookie && { cookie: this.cookie }),
				...(key !== undefined && { 'x-n8n-api-key': key }),
			},
			body: body === undefined ? null : JSON.stringify(body),
		});
		const bytes = Buffer.from(await answer.body.arrayBuffer());
		if (answer.statusCode >= 400) {
			const text = bytes.toString('utf8');
			throw new N8nError(messageOf(text), answer.statusCode, text);
		}
		const cookies = [answer.headers['set-cookie'] ?? []].flat();
		const session = cookies.find((cookie) => cookie.startsWith('n8n-auth='));
		if (session) this.cookie = session.split(';')[0] ?? '';
		return bytes;
	}
}

function messageOf(text: string): string {
	try {
		return failure.parse(JSON.parse(text)).message;
	} catch {
		return text;
	}
}
