import {
	changedChannels,
	orgSetting,
	sameChannels,
} from '../../../nodes/ThoughtSpot/api/channelSetting';

const event = (channels: string[], event_type = 'LIVEBOARD_SCHEDULE') => ({ event_type, channels });
const org = (id: string, ...preferences: Array<ReturnType<typeof event>>) => ({
	org: { id },
	preferences,
});

describe('the channels that count', () => {
	it.each([
		[
			'the Org’s own, where it has some',
			{ org_preferences: [org('7', event(['WEBHOOK']))], cluster_preferences: [event(['EMAIL'])] },
			{ orgChannels: ['WEBHOOK'], channels: ['WEBHOOK'], source: 'ORG' },
		],
		[
			'none, where the Org switched all off',
			{ org_preferences: [org('7', event([]))], cluster_preferences: [event(['EMAIL'])] },
			{ orgChannels: [], channels: [], source: 'ORG' },
		],
		[
			'else the cluster’s',
			{ org_preferences: [org('7')], cluster_preferences: [event(['EMAIL', 'WEBHOOK'])] },
			{ orgChannels: null, channels: ['EMAIL', 'WEBHOOK'], source: 'CLUSTER' },
		],
		[
			'else email, where the cluster has set nothing',
			{ org_preferences: null, cluster_preferences: [] },
			{ orgChannels: null, channels: ['EMAIL'], source: 'DEFAULT' },
		],
		[
			'not known, where the cluster’s may not be read',
			{ org_preferences: [org('7')], cluster_preferences: null },
			{ orgChannels: null, channels: null, source: 'CLUSTER' },
		],
		[
			'not those of another Org or event',
			{
				org_preferences: [org('8', event(['WEBHOOK'])), org('7', event(['WEBHOOK'], 'OTHER'))],
				cluster_preferences: [event(['WEBHOOK'], 'OTHER'), event(['EMAIL'])],
			},
			{ orgChannels: null, channels: ['EMAIL'], source: 'CLUSTER' },
		],
	])('are %s', (_which, preferences, state) => {
		const isKnown = preferences.cluster_preferences !== null;
		expect(orgSetting(preferences, '7', 'LIVEBOARD_SCHEDULE', isKnown)).toMatchObject(state);
	});
});

it.each([
	['add', ['EMAIL'], ['WEBHOOK'], ['EMAIL', 'WEBHOOK']],
	['add', ['WEBHOOK'], ['WEBHOOK'], ['WEBHOOK']],
	['add', ['WEBHOOK', 'EMAIL'], ['WEBHOOK'], ['WEBHOOK', 'EMAIL']],
	['add', [], ['WEBHOOK'], ['WEBHOOK']],
	['add', ['SOMETHING_NEW'], ['WEBHOOK'], ['SOMETHING_NEW', 'WEBHOOK']],
	['remove', ['EMAIL', 'SOMETHING_NEW', 'WEBHOOK'], ['EMAIL'], ['SOMETHING_NEW', 'WEBHOOK']],
	['remove', ['EMAIL'], ['WEBHOOK'], ['EMAIL']],
	['replace', ['EMAIL', 'SOMETHING_NEW'], ['WEBHOOK'], ['WEBHOOK']],
] as const)('%s: %j and %j give %j', (mode, present, chosen, after) => {
	expect(changedChannels(mode, [...present], [...chosen])).toEqual(after);
});

it.each<[string[] | null, string[] | null, boolean]>([
	[['EMAIL', 'WEBHOOK'], ['WEBHOOK', 'EMAIL'], true],
	[['EMAIL'], ['EMAIL', 'WEBHOOK'], false],
	[null, null, true],
	[null, [], false],
])('compares %j with %j whatever their order: %j', (one, another, same) => {
	expect(sameChannels(one, another)).toBe(same);
});
