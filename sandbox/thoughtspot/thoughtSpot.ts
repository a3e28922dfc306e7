import type { EventEmitter } from 'node:events';

import type { CraftedDelivery } from './delivery/crafted';
import type { DeliveryEvents } from './delivery/deliveries';
import type { PastDelivery } from './delivery/past';
import type { SignatureForm } from './delivery/signature';
import type { StorageForm } from './delivery/storage';
import type { Faults } from './faults';
import type {
	Answer,
	Delivery,
	DeliveryAttempt,
	Group,
	Liveboard,
	Org,
	RecordedRequest,
	Schedule,
	StoredWebhook,
	Tag,
	User,
} from './model';
import type {
	Feature,
	NewAnswer,
	NewGroup,
	NewLiveboard,
	NewSchedule,
	NewUser,
	NewWebhook,
	Settings,
} from './world';

export interface ThoughtSpotOptions {
	/** Default `26.8.0.cl`. Endpoints that are newer answer 404; newer fields are ignored and not shown. */
	release?: string;
	/** An answer later than that is a failed attempt; default 5000. */
	deliveryTimeoutMs?: number;
	/** The pauses before the second, third, … attempt; default 1, 5 and 15 seconds (the real ones are not documented). */
	retryDelaysMs?: readonly number[];
	/** Epoch milliseconds; default `Date.now`. */
	clock?: () => number;
	/** Default: a free one. */
	port?: number;
	/** Default: the whole body, in hex (undocumented). */
	signature?: Partial<SignatureForm>;
}

/** An Org's id, or the cluster. */
export type Level = string;

export interface ThoughtSpot {
	/** `http://127.0.0.1:<port>`; a page there lists the schedules, and lets people run them. */
	readonly url: string;
	/** The secret key of trusted authentication. */
	readonly secretKey: string;
	/** The password of `tsadmin`, who is an administrator of every Org. */
	readonly adminPassword: string;
	readonly faults: Faults;
	readonly events: EventEmitter<DeliveryEvents>;
	/** Every call to the API, oldest first. */
	readonly requests: RecordedRequest[];
	/** Every request to a receiver, oldest first. */
	readonly attempts: DeliveryAttempt[];
	/** Every delivery, oldest first, also those under way. */
	readonly deliveries: readonly Delivery[];

	/** Ends the server, its sockets, the timers and the deliveries under way. */
	close(): Promise<void>;

	/** The Org Primary, with the id `0`, exists from the start. */
	addOrg(org: { name: string; id?: string }): Org;
	addUser(user: NewUser): User;
	addGroup(group: NewGroup): Group;
	addLiveboard(liveboard: NewLiveboard): Liveboard;
	addAnswer(answer: NewAnswer): Answer;
	addTag(tag: { name: string; color?: string }): Tag;
	addSchedule(schedule: NewSchedule): Schedule;
	disableFeature(feature: Feature): void;
	configure(change: Partial<Settings>): void;

	/** Somebody else's webhook, made outside the API; the rule of one webhook per Org is not checked. */
	seedWebhook(webhook: NewWebhook): StoredWebhook;
	/** Copies, with secrets in clear. */
	webhooks(orgId?: string): StoredWebhook[];
	/** Somebody else's change, made outside the API; `by` is a user's name. */
	changeWebhook(id: string, change: Partial<StoredWebhook>, by?: string): void;
	removeWebhook(id: string): void;

	/** An Org's override or the default of the `cluster`; undefined: nothing is configured there. */
	channels(level: Level): string[] | undefined;
	setChannels(level: Level, channels: string[] | undefined): void;
	setSignature(form: SignatureForm): void;
	setStorage(form: StorageForm): void;
	/** Makes all bearer tokens invalid. */
	expireTokens(): void;

	/** Puts a delivery of the past into the history; nothing is sent. */
	addDelivery(delivery: PastDelivery): Delivery;
	/** Takes deliveries out of the history before their three days are over. */
	forgetDeliveries(matches: (delivery: Delivery) => boolean): void;

	/** Runs a schedule now; resolves when every delivery has ended. */
	runSchedule(id: string): Promise<Delivery[]>;
	sendTestEvent(webhookId: string): Promise<Delivery>;
	/** A payload as ThoughtSpot would send it to the webhook, with new ids each time. */
	examplePayload(webhookId: string): Record<string, unknown>;
	deliver(request: CraftedDelivery): Promise<Delivery>;
}
