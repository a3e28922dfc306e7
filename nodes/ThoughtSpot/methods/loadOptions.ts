import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { metadataPage, toNamed, visualizationsOf } from '../api/metadata';
import { choosableOrgs } from '../api/orgs';
import { firstEntries } from '../api/pages';
import { groupPage, userPage } from '../api/people';
import { findSchedules, schedulePage } from '../api/schedules';
import { requiredLiveboardLocator } from '../parameters/contentLocators';
import { locatorInEditor } from '../parameters/locatorInEditor';
import { requiredScheduleLocator } from '../parameters/scheduleLocators';
import { toNodeError } from '../transport/nodeErrors';
import { scheduleChoice } from './choices';

const PAGE_SIZE = 500;
/** More than a person picks from */
const MOST_CHOICES = 5_000;

const load = (choices: (context: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>) =>
	async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await choices(this).catch((error: unknown) => {
			throw toNodeError(this.getNode(), error);
		});
	};

/** The chosen Liveboard, or that of the chosen schedule; empty while none is chosen. */
async function liveboardInEditor(context: ILoadOptionsFunctions): Promise<string> {
	const liveboard = locatorInEditor(context, requiredLiveboardLocator);
	const schedule = liveboard === '' ? locatorInEditor(context, requiredScheduleLocator) : '';
	if (schedule === '') return liveboard;
	return (await findSchedules(context, [schedule]))[0]?.metadata?.id ?? '';
}

export const loadOptions = {
	getOrgs: load(choosableOrgs),

	getLiveboards: load(async (context) => {
		const liveboards = await firstEntries(
			async (offset, size) => await metadataPage(context, 'LIVEBOARD', { text: '' }, offset, size),
			PAGE_SIZE,
			MOST_CHOICES,
		);
		return liveboards.flatMap(toNamed).map(({ id, name }) => ({ name, value: id }));
	}),

	/** Of the chosen Liveboard; none while none is chosen. */
	getVisualizations: load(async (context) => {
		const liveboard = await liveboardInEditor(context);
		const found = liveboard === '' ? [] : await visualizationsOf(context, liveboard);
		return found.map(({ id, name }) => ({ name, value: id }));
	}),

	getUsers: load(async (context) => {
		const users = await firstEntries(
			async (offset, size) => await userPage(context, {}, offset, size),
			PAGE_SIZE,
			MOST_CHOICES,
		);
		return users.map(({ id, name }) => ({ name, value: id }));
	}),

	getGroups: load(async (context) => {
		const bare = { include_users: false, include_sub_groups: false };
		const groups = await firstEntries(
			async (offset, size) => await groupPage(context, bare, offset, size),
			PAGE_SIZE,
			MOST_CHOICES,
		);
		return groups.map(({ id, name }) => ({ name, value: id }));
	}),

	getSchedules: load(async (context) => {
		const schedules = await firstEntries(
			async (offset, size) => await schedulePage(context, '', offset, size),
			PAGE_SIZE,
			MOST_CHOICES,
		);
		return schedules.map(scheduleChoice);
	}),
};
