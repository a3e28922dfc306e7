import type { IHookFunctions } from 'n8n-workflow';

import { ThoughtSpotError, unlessRefused } from '../../transport/errors';
import { changedChannels, sameChannels } from '../../api/channelSetting';
import { readChannelSettings, setChannels } from '../../api/channels';
import { LIVEBOARD_SCHEDULE } from '../../api/eventTypes';
import { MANAGE_SETTINGS } from '../../api/privileges';
import type { TriggerParameters } from '../parameters';
import type { ChannelChange } from './note';

const PRIVILEGE = `ask a ThoughtSpot administrator for the privilege ${MANAGE_SETTINGS}`;
const NO_CHANNEL =
	'Webhooks are switched off for Liveboard schedules in this Org, so nothing would arrive. Set Communication Channel to Enable Webhooks, or add WEBHOOK to the channels with the ThoughtSpot node (Channel Preference: Set).';
const NOT_READABLE = `The communication channels may not be read with this ThoughtSpot credential, so it is not known whether webhooks are switched on. Set Communication Channel to Leave as It Is, or ${PRIVILEGE}.`;
const CLUSTER_NOT_READABLE =
	"This Org follows the cluster's communication channels, which may not be read with this ThoughtSpot credential, so it is not known whether webhooks are switched on. Give the Org channels of its own with the ThoughtSpot node (Channel Preference: Set), or set Communication Channel to Leave as It Is.";
const NOT_SETTABLE = `Webhooks are switched off for Liveboard schedules in this Org, and this ThoughtSpot credential may not switch them on. Until a ThoughtSpot administrator does, nothing arrives; or ${PRIVILEGE}.`;

/**
 * The change that is needed so that webhooks are delivered, if any. Throws where webhooks are required and
 * switched off, or not known to be on.
 */
export async function planChannels(
	context: IHookFunctions,
	orgId: string,
	mode: TriggerParameters['channel'],
): Promise<ChannelChange | undefined> {
	if (mode === 'ignore') return undefined;
	const reading = readChannelSettings(context, [orgId], LIVEBOARD_SCHEDULE);
	const [setting] = await unlessRefused(reading, []);
	if (!setting?.channels) {
		const reason = setting ? CLUSTER_NOT_READABLE : NOT_READABLE;
		if (mode === 'require') throw new ThoughtSpotError(reason);
		context.logger.warn(reason, { orgId });
		return undefined;
	}
	const after = changedChannels('add', setting.channels, ['WEBHOOK']);
	if (sameChannels(after, setting.channels)) return undefined;
	if (mode === 'require') throw new ThoughtSpotError(NO_CHANNEL);
	return { before: setting.orgChannels, after };
}

const setOrgChannels = async (context: IHookFunctions, org: string, channels: string[] | null) =>
	await setChannels(context, [{ org, channels }], LIVEBOARD_SCHEDULE);

/** Sets the planned channels. A user who may not is told in n8n's log: what is registered works all the same. */
export async function enableChannels(
	context: IHookFunctions,
	orgId: string,
	{ after }: ChannelChange,
): Promise<void> {
	const outcome = await unlessRefused(setOrgChannels(context, orgId, after), 'refused');
	if (outcome === 'refused') context.logger.warn(NOT_SETTABLE, { orgId });
}

async function putBack(
	context: IHookFunctions,
	orgId: string,
	{ before, after }: ChannelChange,
): Promise<void> {
	const [setting] = await readChannelSettings(context, [orgId], LIVEBOARD_SCHEDULE);
	if (sameChannels(setting?.orgChannels, after)) await setOrgChannels(context, orgId, before);
}

/** Puts the channels back, unless somebody changed them since. A user who may no longer is told in n8n's log. */
export async function putBackChannels(
	context: IHookFunctions,
	org: { id: string; label: string },
	change: ChannelChange,
): Promise<void> {
	const outcome = await unlessRefused(putBack(context, org.id, change), 'refused');
	if (outcome !== 'refused') return;
	const { before, after } = change;
	context.logger.warn(
		`The communication channels of ${org.label} could not be put back, because this ThoughtSpot credential may no longer change them: they are ${after.join(' and ')}, and were ${before?.join(' and ') ?? "the cluster's"}.`,
	);
}
