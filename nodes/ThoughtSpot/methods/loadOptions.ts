import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { metadataPage, toNamed, visualizationsOf } from '../api/metadata';
import { choosableOrgs } from '../api/orgs';
import { firstEntries } from '../api/pages';
import { schedulePage } from '../api/schedules';
import { requiredLiveboardLocator } from '../parameters/contentLocators';
import { locatorInEditor } from '../parameters/locatorInEditor';
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
		const liveboard = locatorInEditor(context, requiredLiveboardLocator);
		const found = liveboard === '' ? [] : await visualizationsOf(context, liveboard);
		return found.map(({ id, name }) => ({ name, value: id }));
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
