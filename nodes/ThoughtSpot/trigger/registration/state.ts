import { createHash, scryptSync } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { loan } from './lending';

/**
 * What this node remembers between calls, in n8n's static data, which is stored in plain text: no secret
 * goes in. It is checked when read and starts afresh where its shape is wrong.
 */
const restore = loan.omit({ withdrawn: true }).extend({ own: z.boolean() });

const registration = z.object({
	/** Base URL of the ThoughtSpot instance */
	instance: z.string(),
	orgId: z.string(),
	/** Missing while it is not known whether ThoughtSpot created it */
	webhookId: z.string().optional(),
	url: z.string(),
	name: z.string(),
	/** Whether it is a test listener's */
	listening: z.boolean(),
	/** Tells whether the signing secret changed, and nothing about it; missing until ThoughtSpot confirmed */
	fingerprint: z.string().optional(),
	restore: restore.optional(),
});
export type Registration = z.infer<typeof registration>;

const channelChange = z.object({
	orgId: z.string(),
	before: z.array(z.string()).nullable(),
	after: z.array(z.string()),
});
export type ChannelChange = z.infer<typeof channelChange>;

const KEYS = { registration: 'registration', channelChange: 'channelChange' } as const;

export const readRegistration = (data: IDataObject): Registration | undefined =>
	registration.safeParse(data[KEYS.registration]).data;

export const readChannelChange = (data: IDataObject): ChannelChange | undefined =>
	channelChange.safeParse(data[KEYS.channelChange]).data;

function write(data: IDataObject, key: string, value: IDataObject | undefined): void {
	if (value !== undefined) data[key] = value;
	else if (key in data) delete data[key];
}

export const writeRegistration = (data: IDataObject, value: Registration | undefined): void =>
	write(data, KEYS.registration, value);

export const writeChannelChange = (data: IDataObject, value: ChannelChange | undefined): void =>
	write(data, KEYS.channelChange, value);

/** A slow, salted digest: enough to compare, too costly to guess a weak secret from. */
export function secretFingerprint(secret: string, webhookId: string): string {
	const salt = createHash('sha256').update(webhookId).digest();
	return scryptSync(secret, salt, 16, { cost: 4096 }).toString('hex');
}
