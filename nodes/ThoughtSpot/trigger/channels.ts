import type { IHookFunctions } from 'n8n-workflow';

import { callThoughtSpot } from '../transport/client';
import type { Channel, ChannelPreferences } from '../transport/contract';
import {
	LIVEBOARD_SCHEDULE,
	configureChannelPreferences,
	searchChannelPreferences,
} from '../transport/contract';
import { ThoughtSpotError, isAccessRefused } from '../transport/errors';
import { toNodeError } from '../transport/nodeErrors';
import type { ChannelState } from './plan';
import { channelState, channelsWithWebhook, sameChannels } from './plan';
import type { ChannelChange } from './state';
import { readChannelChange, writeChannelChange } from './state';

export type ChannelMode = 'enable' | 'require' | 'ignore';

const NO_CHANNEL =
	'Webhooks are switched off for Liveboard schedules in this Org, so nothing would arrive. Set Communication Channel to Enable Webhooks, or add WEBHOOK to the channels with the ThoughtSpot node (Channel Preference: Set).';
const NOT_READABLE =
	'The communication channels may not be read with this ThoughtSpot credential, so it is not known whether webhooks are switched on. Set Communication Channel to Leave as It Is, or ask a ThoughtSpot administrator for the privilege Can manage Application settings (APPLICATION_ADMINISTRATION).';

const NOT_SETTABLE =
	'Webhooks are switched off for Liveboard schedules in this Org, and this ThoughtSpot credential may not switch them on. Until a ThoughtSpot administrator does, nothing arrives.';

/** Cluster defaults need more privilege than the Org's own channels; without it only those are read. */
async function searchPreferences(
	context: IHookFunctions,
	orgId: string,
): Promise<ChannelPreferences> {
	const org_preferences = [{ org_identifier: orgId, event_types: [LIVEBOARD_SCHEDULE] }];
	const cluster_preferences = [LIVEBOARD_SCHEDULE];
	try {
		return await callThoughtSpot(context, searchChannelPreferences, {
			body: { org_preferences, cluster_preferences },
		});
	} catch (error) {
		if (!isAccessRefused(error)) throw toNodeError(context.getNode(), error);
		return await callThoughtSpot(context, searchChannelPreferences, { body: { org_preferences } });
	}
}

/** The Org's channels; `undefined` where this user may not read them. */
export async function readChannels(
	context: IHookFunctions,
	orgId: string,
): Promise<ChannelState | undefined> {
	try {
		return channelState(await searchPreferences(context, orgId), orgId);
	} catch (error) {
		if (isAccessRefused(error)) return undefined;
		throw toNodeError(context.getNode(), error);
	}
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
	const state = await readChannels(context, orgId);
	if (state?.effective === undefined) {
		if (mode === 'require') throw new ThoughtSpotError(NOT_READABLE);
		context.logger.warn(NOT_READABLE, { orgId });
		return undefined;
	}
	const after = channelsWithWebhook(state.effective);
	if (after !== undefined && mode === 'require') throw new ThoughtSpotError(NO_CHANNEL);
	return after && { orgId, before: state.override, after };
}

async function setChannels(
	context: IHookFunctions,
	orgId: string,
	channels: Channel[] | null,
): Promise<void> {
	const event_type = LIVEBOARD_SCHEDULE;
	const preference =
		channels === null
			? { operation: 'RESET' as const, reset_events: [event_type] }
			: { operation: 'REPLACE' as const, preferences: [{ event_type, channels }] };
	await callThoughtSpot(context, configureChannelPreferences, {
		body: { org_preferences: [{ org_identifier: orgId, ...preference }] },
	});
}

/** Sets the planned channels and remembers what was there; a user who may not is told in n8n's log. */
export async function enableChannels(
	context: IHookFunctions,
	change: ChannelChange,
): Promise<void> {
	try {
		await setChannels(context, change.orgId, change.after);
	} catch (error) {
		if (!isAccessRefused(error)) throw toNodeError(context.getNode(), error);
		context.logger.warn(NOT_SETTABLE, { orgId: change.orgId });
		return;
	}
	writeChannelChange(context.getWorkflowStaticData('node'), change);
}

/** Puts the remembered channels back, unless somebody changed them since. */
export async function restoreChannels(context: IHookFunctions): Promise<void> {
	const data = context.getWorkflowStaticData('node');
	const change = readChannelChange(data);
	if (change === undefined) return;
	const now = await readChannels(context, change.orgId);
	if (now !== undefined && sameChannels(now.override, change.after)) {
		await setChannels(context, change.orgId, change.before);
	}
	writeChannelChange(data, undefined);
}
