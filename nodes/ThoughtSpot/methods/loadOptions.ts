import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { liveboardPage } from '../api/liveboards';
import { choosableOrgs } from '../api/orgs';
import { firstEntries } from '../api/pages';
import { schedulePage } from '../api/schedules';
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
			async (offset, size) => await liveboardPage(context, '', offset, size),
			PAGE_SIZE,
			MOST_CHOICES,
		);
		return liveboards.map(({ id, name }) => ({ name, value: id }));
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
