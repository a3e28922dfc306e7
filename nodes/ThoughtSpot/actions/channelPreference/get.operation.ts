import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';

import { readChannelSettings } from '../../api/channels';
import { chosenEventType, eventTypeParameter } from '../../parameters/eventType';
import { chosenOrg, orgLocator } from '../../parameters/orgLocator';
import { requireKnown } from './requireKnown';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['channelPreference'], operation: ['get'] } },
	[orgLocator, eventTypeParameter],
);

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<object[]> {
	const eventType = chosenEventType(context, itemIndex);
	const settings = await readChannelSettings(
		context,
		[await chosenOrg(context, itemIndex)],
		eventType,
	);
	return settings.map((setting) => ({ ...setting, channels: requireKnown(setting) }));
}
