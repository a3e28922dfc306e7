import type { IHookFunctions } from 'n8n-workflow';

import { ThoughtSpotError, attempt, isAccessRefused } from '../../transport/errors';
import { changedChannels, sameChannels } from '../../api/changedChannels';
import { readChannelSettings, setChannels } from '../../api/channels';
import type { ChannelSetting } from '../../api/channels';
import { LIVEBOARD_SCHEDULE } from '../../api/eventTypes';
import type { ChannelChange } from './state';
import { readChannelChange, writeChannelChange } from './state';

export type ChannelMode = 'enable' | 'require' | 'ignore';

const PRIVILEGE =
	'ask a ThoughtSpot administrator for the privilege Can manage Application settings (APPLICATION_ADMINISTRATION)';
const NO_CHANNEL =
	'Webhooks are switched off for Liveboard schedules in this Org, so nothing would arrive. Set Communication Channel to Enable Webhooks, or add WEBHOOK to the channels with the ThoughtSpot node (Channel Preference: Set).';
const NOT_READABLE = `The communication channels may not be read with this ThoughtSpot credential, so it is not known whether webhooks are switched on. Set Communication Channel to Leave as It Is, or ${PRIVILEGE}.`;
const CLUSTER_NOT_READABLE =
	"This Org follows the cluster's communication channels, which may not be read with this ThoughtSpot credential, so it is not known whether webhooks are switched on. Give the Org channels of its own with the ThoughtSpot node (Channel Preference: Set), or set Communication Channel to Leave as It Is.";
const NOT_SETTABLE = `Webhooks are switched off for Liveboard schedules in this Org, and this ThoughtSpot credential may not switch them on. Until a ThoughtSpot administrator does, nothing arrives; or ${PRIVILEGE}.`;

/** `undefined` where this user may not read the Org's channels. */
async function readChannels(
	context: IHookFunctions,
	orgId: string,
): Promise<ChannelSetting | undefined> {
	const found = await attempt(readChannelSettings(context, [orgId], LIVEBOARD_SCHEDULE));
	if (!(found instanceof ThoughtSpotError)) return found[0];
	if (isAccessRefused(found)) return undefined;
	throw found;
}

/**
 * What has to change so that webhooks are delivered: the channels to set, or nothing. Throws where they
 * are required and not there.
 */
export async function planChannels(
	context: IHookFunctions,
	orgId: string,
	mode: ChannelMode,
): Promise<ChannelChange | undefined> {
	if (mode === 'ignore') return undefined;
	const setting = await readChannels(context, orgId);
	if (!setting?.channels) {
		const reason = setting ? CLUSTER_NOT_READABLE : NOT_READABLE;
		if (mode === 'require') throw new ThoughtSpotError(reason);
		context.logger.warn(reason, { orgId });
		return undefined;
	}
	const after = changedChannels('add', setting.channels, ['WEBHOOK']);
	if (sameChannels(after, setting.channels)) return undefined;
	if (mode === 'require') throw new ThoughtSpotError(NO_CHANNEL);
	return { orgId, before: setting.orgChannels, after };
}

async function setOrgChannels(
	context: IHookFunctions,
	orgId: string,
	channels: string[] | null,
): Promise<void> {
	await setChannels(context, [{ org: orgId, channels }], LIVEBOARD_SCHEDULE);
}

/**
 * Sets the planned channels; what was there is remembered first, so that it can be put back whether or
 * not the answer arrives. A user who may not set them is told in n8n's log.
 */
export async function enableChannels(
	context: IHookFunctions,
	change: ChannelChange,
): Promise<void> {
	writeChannelChange(context.getWorkflowStaticData('node'), change);
	const failure = await attempt(setOrgChannels(context, change.orgId, change.after));
	if (failure === undefined) return;
	if (!isAccessRefused(failure)) throw failure;
	forgetChannels(context);
	context.logger.warn(NOT_SETTABLE, { orgId: change.orgId });
}

/** Leaves the channels as they are: whoever has the Org's webhook now needs them. */
export function forgetChannels(context: IHookFunctions): void {
	writeChannelChange(context.getWorkflowStaticData('node'), undefined);
}

async function putBack(
	context: IHookFunctions,
	{ orgId, before, after }: ChannelChange,
): Promise<void> {
	const [setting] = await readChannelSettings(context, [orgId], LIVEBOARD_SCHEDULE);
	if (sameChannels(setting?.orgChannels, after)) await setOrgChannels(context, orgId, before);
}

/** Puts the remembered channels back, unless somebody changed them since. */
export async function restoreChannels(context: IHookFunctions): Promise<void> {
	const change = readChannelChange(context.getWorkflowStaticData('node'));
	if (change === undefined) return;
	const { before, after, orgId } = change;
	const failure = await attempt(putBack(context, change));
	if (failure !== undefined) {
		if (!isAccessRefused(failure)) throw failure;
		context.logger.warn(
			`The communication channels of the Org ${orgId} could not be put back, because this ThoughtSpot credential may no longer change them: they are ${after.join(' and ')}, and were ${before?.join(' and ') ?? "the cluster's"}.`,
		);
	}
	forgetChannels(context);
}
