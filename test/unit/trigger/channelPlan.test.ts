import {
	channelState,
	channelsWithWebhook,
	sameChannels,
} from '../../../nodes/ThoughtSpot/trigger/registration/channelPlan';

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
			{ override: ['WEBHOOK'], effective: ['WEBHOOK'] },
		],
		[
			'none, where the Org switched all off',
			{ org_preferences: [org('7', event([]))], cluster_preferences: [event(['EMAIL'])] },
			{ override: [], effective: [] },
		],
		[
			'else the cluster’s',
			{ org_preferences: [org('7')], cluster_preferences: [event(['EMAIL', 'WEBHOOK'])] },
			{ override: null, effective: ['EMAIL', 'WEBHOOK'] },
		],
		[
			'else e-mail, where the cluster has set nothing',
			{ org_preferences: null, cluster_preferences: [] },
			{ override: null, effective: ['EMAIL'] },
		],
		[
			'not known, where the cluster’s may not be read',
			{ org_preferences: [org('7')], cluster_preferences: null },
			{ override: null, effective: undefined },
		],
		[
			'not those of another Org or event',
			{
				org_preferences: [org('8', event(['WEBHOOK'])), org('7', event(['WEBHOOK'], 'OTHER'))],
				cluster_preferences: [event(['WEBHOOK'], 'OTHER'), event(['EMAIL'])],
			},
			{ override: null, effective: ['EMAIL'] },
		],
	])('are %s', (_which, preferences, state) => {
		expect(channelState(preferences, '7')).toEqual(state);
	});
});

describe('enabling webhooks', () => {
	it.each([
		['keeps e-mail', ['EMAIL'], ['EMAIL', 'WEBHOOK']],
		['keeps a channel that is not known yet', ['SLACK'], ['SLACK', 'WEBHOOK']],
		['adds to none', [], ['WEBHOOK']],
		['changes nothing where they are on', ['WEBHOOK', 'EMAIL'], undefined],
	])('%s', (_what, effective, after) => {
		expect(channelsWithWebhook(effective)).toEqual(after);
	});
});

it.each<[string[] | null, string[] | null, boolean]>([
	[['EMAIL', 'WEBHOOK'], ['WEBHOOK', 'EMAIL'], true],
	[['EMAIL'], ['EMAIL', 'WEBHOOK'], false],
	[null, null, true],
	[null, [], false],
])('compares %j with %j whatever their order: %j', (one, another, same) => {
	expect(sameChannels(one, another)).toBe(same);
});
