import { readChannelSettings, searchChannels, searchOf } from '../../api/channels';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { chosenOrg, orgLocator } from '../../parameters/orgLocator';
import { isSimplified, simplifyParameter } from '../../parameters/simplify';
import type { Operation } from '../operation';
import { preferenceItems, requireKnown, settingItem } from './channelItems';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get channel preferences',
	description:
		'Get the channels (email, webhook) that apply to an Org, and whether the Org or the cluster sets them',
	parameters: [orgLocator, eventTypeParameter, simplifyParameter],
	async execute(context, itemIndex) {
		const eventType = chosenEventType(context, itemIndex);
		const simplify = isSimplified(context, itemIndex);
		const org = await chosenOrg(context, itemIndex);
		if (!simplify) {
			return preferenceItems(await searchChannels(context, searchOf([org], eventType)), false);
		}
		const settings = await readChannelSettings(context, [org], eventType);
		return settings.map((setting) => settingItem({ ...setting, channels: requireKnown(setting) }));
	},
};
