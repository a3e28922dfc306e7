import type { IDataObject } from 'n8n-workflow';

import {
	readChannelChange,
	readRegistration,
	secretFingerprint,
	writeChannelChange,
	writeRegistration,
} from '../../../nodes/ThoughtSpot/trigger/registration/state';

const registration = {
	instance: 'https://mycompany.thoughtspot.cloud',
	orgId: '0',
	webhookId: 'w-1',
	url: 'https://n8n.example/webhook/1/webhook',
	name: 'n8n: Monday reports',
	listening: false,
	fingerprint: 'abc',
	restore: { own: false, url: 'https://hooks.example', signatureHeader: null },
};
const change = { orgId: '0', before: null, after: ['EMAIL', 'WEBHOOK'] };

it('reads back what it wrote, through JSON', () => {
	const data = {};
	writeRegistration(data, registration);
	writeChannelChange(data, change);
	const stored = JSON.parse(JSON.stringify(data)) as IDataObject;
	expect(readRegistration(stored)).toEqual(registration);
	expect(readChannelChange(stored)).toEqual(change);
});

it('leaves no trace of what it forgot', () => {
	const data = { recentMessages: [] };
	writeRegistration(data, registration);
	writeRegistration(data, undefined);
	writeChannelChange(data, undefined);
	expect(data).toEqual({ recentMessages: [] });
});

it.each([
	['nothing', undefined],
	['another shape', { webhookId: 7 }],
	['a registration without its URL', { ...registration, url: undefined }],
	['a text', 'registration'],
])('takes %s for nothing remembered', (_what, stored) => {
	expect(readRegistration(stored === undefined ? {} : { registration: stored })).toBeUndefined();
});

it('tells secrets and webhooks apart by a fingerprint that does not hold the secret', () => {
	const fingerprint = secretFingerprint('correct horse', 'w-1');
	expect(secretFingerprint('correct horse', 'w-1')).toBe(fingerprint);
	expect(secretFingerprint('correct horse', 'w-2')).not.toBe(fingerprint);
	expect(secretFingerprint('battery staple', 'w-1')).not.toBe(fingerprint);
	expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
});
