import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { metadataPages, toNamed, visualizationsOf } from '../api/metadata';
import { choosableOrgs } from '../api/orgs';
import { firstEntries } from '../api/pages';
import { groupsOf, usersOf } from '../api/people';
import { findSchedules, schedulesOf } from '../api/schedules';
import { requiredLiveboardLocator } from '../parameters/contentLocators';
import { locatorInEditor } from '../parameters/locator';
import { requiredScheduleLocator } from '../parameters/scheduleLocators';
import { toOperationError } from '../transport/nodeErrors';
import { byName, personChoice, scheduleChoice } from './choices';

/** More than a person picks from */
const MOST_CHOICES = 5_000;

const load = (choices: (context: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>) =>
	async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await choices(this).catch((error: unknown) => {
			throw toOperationError(this.getNode(), error);
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

export const loadOptions = {
	getOrgs: load(choosableOrgs),

	getLiveboards: load(async (context) => {
		const pages = metadataPages(context, 'LIVEBOARD', { text: '' });
		return (await firstEntries(pages, MOST_CHOICES)).flatMap(toNamed).map(byName);
	}),

	getVisualizations: load(visualizations),

	/** For a choice that may stay empty, which n8n shows as an error where no option is empty. */
	getVisualizationsOrOnly: load(async (context) => [
		{ name: 'The Only One', value: '' },
		...(await visualizations(context)),
	]),

	getUsers: load(async (context) => (await usersOf(context, {}, MOST_CHOICES)).map(personChoice)),

	getGroups: load(async (context) => (await groupsOf(context, {}, MOST_CHOICES)).map(personChoice)),

	getSchedules: load(async (context) =>
		(await schedulesOf(context, '', MOST_CHOICES)).map(scheduleChoice),
	),
};
