import {
	channelsWithWebhook,
	sameChannels,
} from '../../../nodes/ThoughtSpot/trigger/registration/channelPlan';

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
