import type { IDataObject } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { checks } from '../../../nodes/ThoughtSpot/check/checks';
import type { Subscriber } from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import { writeList } from '../../../nodes/ThoughtSpot/trigger/sharing/subscribers';
import type { Schedule, StoredWebhook } from '../../../sandbox/thoughtspot';
import type { TestBed } from '../testBed';
import { startTestBed } from '../testBed';
import { startScripted } from './scriptedThoughtSpot';

const check = { resource: 'connection', operation: 'check' };
const CHANGING = /create|update|delete|configure|validate\b/;

const signatureVerification = {
	type: 'HMAC_SHA256',
	header: 'x-webhook-signature',
	algorithm: 'SHA256',
	secret: 'a secret of sixteen',
} as const;

let testBed: TestBed;
let schedule: Schedule;
let published: ReturnType<TestBed['harness']['trigger']>;
beforeEach(async () => {
	testBed = await startTestBed();
});
afterEach(async () => {
	await testBed.close();
});

/** Everything as it should be: a published trigger, a schedule, and its report that arrived. */
async function soundWorld(): Promise<void> {
	const { harness, thoughtSpot } = testBed;
	published = harness.trigger({ webhookId: 'published' });
	const { url, subscriber } = published;
	const list = { subscribers: [subscriber], header: 'x-webhook-signature', noteMark: '' };
	thoughtSpot.seedWebhook({
		orgId: '0',
		url,
		urlParams: { n8n: writeList(list, String(harness.credentialData.signingSecret), undefined) },
		signatureVerification,
	});
	thoughtSpot.setChannels('0', ['EMAIL', 'WEBHOOK']);
	thoughtSpot.configure({ connectableUrls: [new URL(url).hostname] });
	const { id } = thoughtSpot.addLiveboard({ name: 'Sales' });
	schedule = thoughtSpot.addSchedule({
		name: 'Monday report',
		liveboardId: id,
		userIds: [userId()],
	});
	thoughtSpot.requests.length = 0;
}
const userId = () => testBed.thoughtSpot.addUser({ name: 'maria' }).id;

const look = async () => await testBed.run(check);
const wrong = (found: IDataObject[]) =>
	found.filter(({ status }) => status !== 'ok').map((each) => [each.check, each.status]);
const of = (found: IDataObject[], name: string) => found.find((each) => each.check === name);

it('finds nothing in a sound world, and changes nothing', async () => {
	await soundWorld();
	const found = await look();
	expect(wrong(found)).toEqual([]);
	expect(found.map((each) => each.check)).toEqual(checks.map(({ name }) => name));
	expect(found[0]).toEqual({
		check: 'Address',
		status: 'ok',
		message: `ThoughtSpot is at ${testBed.thoughtSpot.url}.`,
		remedy: null,
	});
	expect(of(found, 'Public Address')?.message).toBe(
		`This n8n is reached at ${new URL(published.url).origin}.`,
	);
	expect(of(found, 'Webhook')?.message).toMatch(
		/^The Org's webhook ".+" delivers to [^ ]+, for workflows with this credential\.$/,
	);
	const one = found.filter(({ message }) => /\b1 [a-z]+s\b/.test(String(message)));
	expect(one).toEqual([]);
	const { requests } = testBed.thoughtSpot;
	expect(requests.filter(({ path }) => CHANGING.test(path))).toEqual([]);
});

type World = [name: string, make: (world: TestBed) => void | Promise<void>, expected: string[][]];

const credential = (change: IDataObject) => (world: TestBed) => {
	const { harness } = world;
	harness.credentialData = { ...harness.credentialData, ...(change as Record<string, string>) };
};
/** Somebody changes the webhook. */
function changeWebhook({ thoughtSpot }: TestBed, change: Partial<StoredWebhook>): void {
	for (const each of thoughtSpot.webhooks()) {
		thoughtSpot.removeWebhook(each.id);
		thoughtSpot.seedWebhook({ ...each, ...change });
	}
}
/** The webhook is of these triggers. */
function share(world: TestBed, subscribers: Subscriber[]): void {
	const list = { subscribers, header: 'x-webhook-signature', noteMark: '' };
	const secret = String(world.harness.credentialData.signingSecret);
	changeWebhook(world, { urlParams: { n8n: writeList(list, secret, undefined) } });
}
const removeWebhooks = ({ thoughtSpot }: TestBed) => {
	for (const { id } of thoughtSpot.webhooks()) thoughtSpot.removeWebhook(id);
};
const afterSignIn = checks.filter(({ name }) => !['Address', 'Public Address'].includes(name));

const worlds: World[] = [
	[
		'no address',
		credential({ baseUrl: '' }),
		[['Address', 'failed'], ...checks.slice(1).map(({ name }) => [name, 'unknown'])],
	],
	[
		'a wrong secret key',
		credential({ secretKey: 'wrong', sessionToken: '' }),
		[['Sign-In', 'failed'], ...afterSignIn.slice(1).map(({ name }) => [name, 'unknown'])],
	],
	[
		'an address where nobody answers',
		credential({ baseUrl: 'http://127.0.0.1:1', sessionToken: '' }),
		[['Sign-In', 'failed'], ...afterSignIn.slice(1).map(({ name }) => [name, 'unknown'])],
	],
	[
		'an Org that the user is not in',
		credential({ orgId: '77', sessionToken: '' }),
		[['Sign-In', 'failed'], ...afterSignIn.slice(1).map(({ name }) => [name, 'unknown'])],
	],
	[
		'no webhook',
		removeWebhooks,
		[
			['Webhook', 'warning'],
			['Webhook Enabled', 'unknown'],
			['Webhook Event', 'unknown'],
			['Webhook Signature', 'unknown'],
			['Subscribers', 'unknown'],
		],
	],
	[
		"somebody else's webhook",
		(world) => {
			removeWebhooks(world);
			world.thoughtSpot.seedWebhook({
				orgId: '0',
				url: 'http://127.0.0.1:1/theirs',
				signatureVerification,
			});
		},
		[['Webhook', 'warning']],
	],
	[
		'another signing secret',
		credential({ signingSecret: 'another-secret-of-this-credential' }),
		[['Webhook', 'failed']],
	],
	[
		'a signing secret that is too weak',
		(world) => {
			credential({ signingSecret: 'too short' })(world);
			share(world, [published.subscriber]);
		},
		[['Webhook Signature', 'failed']],
	],
	[
		'a previous signing secret that is too weak',
		(world) => {
			credential({ previousSigningSecret: 'too short' })(world);
			share(world, [published.subscriber]);
		},
		[['Webhook Signature', 'warning']],
	],
	[
		'a webhook that is disabled',
		(world) => changeWebhook(world, { status: 'DISABLED' }),
		[['Webhook Enabled', 'failed']],
	],
	[
		'a webhook without a signature',
		(world) => changeWebhook(world, { signatureVerification: undefined }),
		[['Webhook Signature', 'failed']],
	],
	[
		'a webhook of no event',
		(world) => changeWebhook(world, { events: [] }),
		[['Webhook Event', 'failed']],
	],
	[
		'nobody but a listener who has ended',
		(world) => share(world, [{ ...published.subscriber, until: 1000 }]),
		[['Subscribers', 'warning']],
	],
	['a trigger that has gone', () => published.end(), [['Subscribers', 'failed']]],
	[
		'the channel off',
		(world) => world.thoughtSpot.setChannels('0', ['EMAIL']),
		[['Channel', 'failed']],
	],
	[
		'webhooks not enabled',
		(world) => world.thoughtSpot.disableFeature('webhooks'),
		[
			['Webhook Feature', 'failed'],
			['Webhook', 'unknown'],
			['Webhook Enabled', 'unknown'],
			['Webhook Event', 'unknown'],
			['Webhook Signature', 'unknown'],
			['Subscribers', 'unknown'],
			['Channel', 'failed'],
			['Content Security Policy', 'unknown'],
			['Failures', 'unknown'],
		],
	],
	[
		'a host that is not allowed',
		(world) => world.thoughtSpot.configure({ connectableUrls: ['https://other.example.com'] }),
		[['Content Security Policy', 'failed']],
	],
	[
		'no list of hosts',
		(world) => world.thoughtSpot.configure({ connectableUrls: undefined }),
		[['Content Security Policy', 'unknown']],
	],
	[
		'a failed delivery',
		(world) => {
			world.thoughtSpot.addDelivery({ scheduleId: schedule.id });
		},
		[['Failures', 'failed']],
	],
	['only a paused schedule', () => void (schedule.status = 'PAUSE'), [['Schedules', 'warning']]],
	[
		'a schedule without recipients',
		() => void (schedule.userIds.length = 0),
		[['Schedules', 'warning']],
	],
	[
		'a password',
		(world) =>
			credential({ authentication: 'password', password: world.thoughtSpot.adminPassword })(world),
		[['Secret Key', 'warning']],
	],
	[
		'a failing history',
		(world) =>
			world.thoughtSpot.faults.add({
				kind: 'status',
				status: 500,
				operation: 'searchChannelHistory',
				times: Infinity,
			}),
		[['Failures', 'failed']],
	],
	...(
		[
			['the release', 'getSystemInformation', [['Release', 'unknown']]],
			['the channels', 'searchCommunicationChannelPreferences', [['Channel', 'failed']]],
			['the schedules', 'searchSchedules', [['Schedules', 'failed']]],
			['the settings', 'searchSecuritySettings', [['Content Security Policy', 'failed']]],
		] as const
	).map(([what, operation, expected]): World => [
		`${what} that ThoughtSpot fails to say`,
		(world) =>
			world.thoughtSpot.faults.add({ kind: 'status', status: 500, operation, times: Infinity }),
		expected.map((each) => [...each]),
	]),
	[
		'a test listener that has not left, which is as it should be',
		(world) => {
			const { subscriber } = world.harness.trigger({ webhookId: 'listening' });
			share(world, [published.subscriber, { ...subscriber, until: Date.now() - 1000 }]);
		},
		[],
	],
	[
		'one of two triggers that has gone',
		(world) => {
			const { subscriber } = world.harness.trigger({ webhookId: 'other' });
			share(world, [published.subscriber, { ...subscriber, webhookId: 'nobody' }]);
		},
		[['Subscribers', 'failed']],
	],
	[
		'an Org that follows a cluster without webhooks',
		(world) => {
			world.thoughtSpot.setChannels('0', undefined);
			world.thoughtSpot.setChannels('cluster', ['EMAIL']);
		},
		[['Channel', 'failed']],
	],
	[
		'a trigger that has gone and a failed delivery',
		(world) => {
			published.end();
			world.thoughtSpot.addDelivery({ scheduleId: schedule.id });
		},
		[
			['Subscribers', 'failed'],
			['Failures', 'failed'],
		],
	],
	[
		'a disabled webhook and no channel',
		(world) => {
			changeWebhook(world, { status: 'DISABLED' });
			world.thoughtSpot.setChannels('0', ['EMAIL']);
		},
		[
			['Webhook Enabled', 'failed'],
			['Channel', 'failed'],
		],
	],
];

it.each(worlds)('names %s, and nothing else', async (_, make, expected) => {
	await soundWorld();
	await make(testBed);
	const found = await look();
	expect(wrong(found)).toEqual(expected);
	for (const each of found) {
		expect(String(each.message)).toMatch(/\S/);
		if (each.status !== 'ok') expect(String(each.remedy)).toMatch(/\S/);
		expect(JSON.stringify(each)).not.toContain(testBed.thoughtSpot.secretKey);
	}
});

it('says what a user may not, and which privilege would show what may not be read', async () => {
	await soundWorld();
	testBed.signInAs({ primary: [] });
	const found = await look();
	expect(of(found, 'Privilege: Webhooks')).toMatchObject({
		status: 'warning',
		remedy: expect.stringContaining('CAN_MANAGE_WEBHOOKS'),
	});
	expect(of(found, 'Webhook Feature')).toMatchObject({
		status: 'unknown',
		remedy: expect.stringContaining('CAN_MANAGE_WEBHOOKS'),
	});
	expect(of(found, 'Release')).toMatchObject({ status: 'unknown' });
	expect(of(found, 'Address')).toMatchObject({ status: 'ok' });
});

const ENOUGH = ['DEVELOPER', 'DATADOWNLOADING', 'JOBSCHEDULING', 'SYSTEM_INFO_ADMINISTRATION'];
it.each([
	['none', []],
	['DATADOWNLOADING', ['Privilege: Download']],
	['JOBSCHEDULING', ['Privilege: Schedules']],
	['DEVELOPER', ['Privilege: Webhooks', 'Privilege: Channels']],
])('names what the user may not while %s is missing, and the privilege', async (missing, names) => {
	await soundWorld();
	testBed.signInAs({ primary: ENOUGH.filter((each) => each !== missing) });
	const found = await look();
	const lacking = found.filter(({ check: name, status }) => {
		return String(name).startsWith('Privilege') && status !== 'ok';
	});
	expect(lacking.map((each) => each.check)).toEqual(names);
	for (const { status, remedy } of lacking) {
		expect(status).toBe('warning');
		expect(remedy).toContain(missing);
	}
});

it.each([
	['10.13.0.cl', 'failed', 'ThoughtSpot is 10.13.0.cl, which has no webhooks.'],
	['ts-10.14', 'ok', 'ThoughtSpot is ts-10.14.'],
	['nightly', 'unknown', 'ThoughtSpot calls its release "nightly", which says no number.'],
])('tells of the release %s that it is %s', async (release, status, message) => {
	const { harness, close } = await startScripted({ '/system': [{ release_version: release }] });
	const items = await harness.execute({ parameters: check });
	await close();
	const found = items.map(({ json }) => json);
	expect(of(found, 'Release')).toMatchObject({ status, message });
});

it('is listed in the documentation', () => {
	const text = readFileSync(join(__dirname, '../../../docs/connection-check.md'), 'utf8');
	const [, table = ''] = text.split(/^\| check .*\n.*\n/m);
	const rows = table
		.trim()
		.split('\n')
		.map((line) => line.split('|').flatMap((cell) => cell.trim() || []));
	expect(rows).toEqual(checks.map(({ name, question }) => [name, question]));
});
