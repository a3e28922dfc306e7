import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import express from 'express';
import type { Request, Response } from 'express';
import { rawBodyReader } from './requestBody';

export type WebhookHandler = (request: Request, response: Response) => Promise<void>;

/**
 * A loopback server that routes POST requests to webhooks, and answers 404 elsewhere, as n8n's: a slash at the end makes
 * no difference.
 */
export class WebhookServer {
	private readonly routes = new Map<string, WebhookHandler>();
	private readonly running = new Set<Promise<void>>();
	private readonly app = express();
	private readonly server = createServer(this.app);

	private constructor() {
		this.app.use(rawBodyReader);
		this.app.use(async (request, response) => {
			const { method, path } = request;
			const handler = this.routes.get(path.replace(/\/$/, ''));
			if (!handler || method !== 'POST') {
				const message = handler
					? `This webhook is not registered for ${method} requests. Did you mean to make a POST request?`
					: `The requested webhook "${method} ${path}" is not registered.`;
				response.status(404).json({ code: 404, message });
				return;
			}
			const handled = handler(request, response);
			this.running.add(handled);
			await handled.finally(() => this.running.delete(handled));
		});
	}

	static async start(): Promise<WebhookServer> {
		const server = new WebhookServer();
		server.server.listen(0, '127.0.0.1');
		await once(server.server, 'listening');
		return server;
	}

	get url(): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}`;
	}

	mount(path: string, handler: WebhookHandler): void {
		this.routes.set(path, handler);
	}

	unmount(path: string): void {
		this.routes.delete(path);
	}

	/** Resolves when no request is being worked on. */
	async settled(): Promise<void> {
		while (this.running.size > 0) await Promise.allSettled(this.running);
	}

	async close(): Promise<void> {
		await this.settled();
		this.server.close();
		this.server.closeAllConnections();
		await once(this.server, 'close');
	}
}
