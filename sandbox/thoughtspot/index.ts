import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';

import { Api } from './api';
import { deliverCrafted, examplePayload } from './delivery/crafted';
import type { DeliveryEvents } from './delivery/deliveries';
import { Deliveries } from './delivery/deliveries';
import { addPastDelivery } from './delivery/past';
import { runSchedule } from './delivery/runs';
import { DEFAULT_SIGNATURE } from './delivery/signature';
import { sendTestEvent } from './delivery/testEvent';
import { Faults } from './faults';
import type { Schedule } from './model';
import { servePage } from './page';
import { Scheduler } from './scheduler';
import type { ThoughtSpot, ThoughtSpotOptions } from './thoughtSpot';
import { World } from './world';

export type { ErrorShape } from './errors';
export type { Fault, Faults } from './faults';
export type * from './model';
export type { CraftedDelivery } from './delivery/crafted';
export type { SignatureForm } from './delivery/signature';
export type { StorageForm } from './delivery/storage';
export type { Feature, NewGroup, NewLiveboard, NewSchedule, NewUser, NewWebhook } from './world';
export type { ThoughtSpot, ThoughtSpotOptions } from './thoughtSpot';

/** Longer than any pause of a client in a test, so that no pooled connection ends just as it is used again. */
const KEEP_ALIVE_MS = 60_000;

/** The entry of that id; throws when there is none. */
function required<T>(entries: ReadonlyMap<string, T>, id: string): T {
	const entry = entries.get(id);
	if (!entry) throw new Error(`There is nothing with the id ${id}`);
	return entry;
}

/**
 * Starts a stand-in for ThoughtSpot's REST API v2 and its webhook deliveries, on loopback and with its own state. It
 * follows ThoughtSpot's OpenAPI document (`openapi.json`) and developer documentation, and shares no code with the
 * nodes. Where the documents leave something open, the type that chooses it says so.
 */
export async function startThoughtSpot(options: ThoughtSpotOptions = {}): Promise<ThoughtSpot> {
	const { release = '26.8.0.cl', clock = Date.now, port = 0 } = options;
	const { deliveryTimeoutMs = 5000, retryDelaysMs = [1000, 5000, 15000] } = options;
	const world = new World(release, clock);
	const faults = new Faults();
	const events = new EventEmitter<DeliveryEvents>();
	const rules = { timeoutMs: deliveryTimeoutMs, retryDelaysMs };
	const signature = { ...DEFAULT_SIGNATURE, ...options.signature };
	const deliveries = new Deliveries(world, rules, events, signature);
	const run = async (schedule: Schedule) => await runSchedule(world, deliveries, schedule);
	const scheduler = new Scheduler(run);
	const api = new Api(world, deliveries, scheduler, faults);
	const handle = async (request: IncomingMessage, response: ServerResponse) => {
		const isForPeople = await servePage(world, run, { request, response });
		if (!isForPeople) await api.handle(request, response);
	};
	const server = createServer((request, response) => {
		handle(request, response).catch((error: Error) => response.destroy(error));
	});
	server.keepAliveTimeout = KEEP_ALIVE_MS;
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No TCP address');
	world.url = `http://127.0.0.1:${address.port}`;

	const end = async () => {
		scheduler.close();
		const serverClosed = once(server, 'close');
		server.close();
		await deliveries.close();
		server.closeAllConnections();
		await serverClosed;
	};
	let closed: Promise<void> | undefined;

	return {
		url: world.url,
		secretKey: world.secretKey,
		adminPassword: world.adminPassword,
		faults,
		events,
		requests: api.requests,
		attempts: deliveries.attempts,
		deliveries: world.deliveries,
		close: async () => {
			closed ??= end();
			await closed;
		},
		addOrg: (org) => world.addOrg(org),
		addUser: (user) => world.addUser(user),
		addGroup: (group) => world.addGroup(group),
		addLiveboard: (liveboard) => world.addLiveboard(liveboard),
		addAnswer: (answer) => world.addAnswer(answer),
		addTag: (tag) => world.addTag(tag),
		addSchedule: (schedule) => {
			const added = world.addSchedule(schedule);
			scheduler.update(added);
			return added;
		},
		disableFeature: (feature) => void world.disabled.add(feature),
		configure: (change) => void Object.assign(world.settings, change),
		seedWebhook: (webhook) => structuredClone(world.addWebhook(webhook)),
		webhooks: (orgId) =>
			[...world.webhooks.values()]
				.filter((webhook) => orgId === undefined || webhook.orgId === orgId)
				.map((webhook) => structuredClone(webhook)),
		changeWebhook: (id, change, by = world.admin.name) => {
			const lastChange = { lastModifiedBy: by, modifiedAt: clock() };
			Object.assign(required(world.webhooks, id), lastChange, structuredClone(change));
		},
		removeWebhook: (id) => {
			world.webhooks.delete(required(world.webhooks, id).id);
		},
		channels: (level) => world.preferences.get(level),
		setChannels: (level, channels) => world.preferences.set(level, channels),
		setSignature: (form) => {
			deliveries.signature = form;
		},
		setStorage: (form) => {
			deliveries.storage = form;
		},
		expireTokens: () => world.tokens.expireAll(),
		addDelivery: (past) => addPastDelivery(world, past),
		forgetDeliveries: (matches) => {
			const kept = world.deliveries.filter((delivery) => !matches(delivery));
			world.deliveries.splice(0, Infinity, ...kept);
		},
		runSchedule: async (id) => await run(required(world.schedules, id)),
		sendTestEvent: async (id) => sendTestEvent(world, deliveries, required(world.webhooks, id)),
		examplePayload: (id) => examplePayload(world, required(world.webhooks, id)),
		deliver: async (request) =>
			deliverCrafted(world, deliveries, required(world.webhooks, request.webhookId), request),
	};
}
