import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { metadataPage, toNamed, visualizationsOf } from '../api/metadata';
import { choosableOrgs } from '../api/orgs';
import type { ReadPage } from '../api/pages';
import { firstEntries } from '../api/pages';
import { groupPage, userPage } from '../api/people';
import { findSchedules, schedulePage } from '../api/schedules';
import { requiredLiveboardLocator } from '../parameters/contentLocators';
import { locatorInEditor } from '../parameters/locatorInEditor';
import { requiredScheduleLocator } from '../parameters/scheduleLocators';
import { toNodeError } from '../transport/nodeErrors';
import { byName, personChoice, scheduleChoice } from './choices';

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

/** Of the chosen Liveboard; none while none is chosen. */
async function visualizations(context: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const liveboard = await liveboardInEditor(context);
	return liveboard === '' ? [] : (await visualizationsOf(context, liveboard)).map(byName);
}

/** All that people may pick from. */
const all = async <Entry>(read: ReadPage<Entry>): Promise<Entry[]> =>
	await firstEntries(read, PAGE_SIZE, MOST_CHOICES);

export const loadOptions = {
	getOrgs: load(choosableOrgs),

	getLiveboards: load(async (context) => {
		const liveboards = await all(
			async (offset, size) => await metadataPage(context, 'LIVEBOARD', { text: '' }, offset, size),
		);
		return liveboards.flatMap(toNamed).map(byName);
	}),

	getVisualizations: load(visualizations),

	/** For a choice that may stay empty, which n8n shows as an error where no option is empty. */
	getVisualizationsOrOnly: load(async (context) => [
		{ name: 'The Only One', value: '' },
		...(await visualizations(context)),
	]),

	getUsers: load(async (context) =>
		(await all(async (offset, size) => await userPage(context, {}, offset, size))).map(
			personChoice,
		),
	),

	getGroups: load(async (context) => {
		const bare = { include_users: false, include_sub_groups: false };
		return (await all(async (offset, size) => await groupPage(context, bare, offset, size))).map(
			personChoice,
		);
	}),

	getSchedules: load(async (context) =>
		(await all(async (offset, size) => await schedulePage(context, '', offset, size))).map(
			scheduleChoice,
		),
	),
};
