import { randomUUID } from 'node:crypto';

import type { MessagePart } from '../../messages';
import { examplePayload, multipart, sign } from '../../messages';

export const secret = 'a signing secret';

/** What n8n has stored of a credential whose ThoughtSpot is never called. */
export const credential = {
	baseUrl: 'http://127.0.0.1:9',
	authentication: 'secretKey',
	username: 'tsadmin',
	secretKey: 'secret key',
	signingSecret: secret,
};

export interface Message {
	headers: Record<string, string>;
	body: Buffer;
}

export const signed = (type: string, body: Buffer): Message => ({
	headers: { 'content-type': type, 'x-webhook-signature': sign(secret, body) },
	body,
});

/** A payload of now, as a message of its own. */
export const freshPayload = (messageId: string = randomUUID()) => {
	const payload = examplePayload(new Date().toISOString());
	return { ...payload, data: { ...payload.data, msgUniqueId: messageId } };
};

export const payloadPart = (payload: unknown = freshPayload()): MessagePart => ({
	name: 'payload',
	type: 'application/json',
	content: JSON.stringify(payload),
});

export const form = (...parts: MessagePart[]): Message =>
	signed('multipart/form-data; boundary=b0undary', multipart(parts));

export const json = (content: unknown): Message =>
	signed('application/json', Buffer.from(JSON.stringify(content)));

export const pdf = (content: Buffer | string = '%PDF', fileName = 'a.pdf'): MessagePart => ({
	name: 'file',
	fileName,
	type: 'application/pdf',
	content,
});
