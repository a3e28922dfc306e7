import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

import { GUID } from './givenValues';
import { required } from './locator';

/** How an address that ThoughtSpot shows in the browser is read: behind a # first, where its own pages stand. */
const addressOf = (kind: string): Pick<INodePropertyMode, 'extractValue' | 'validation'> => ({
	extractValue: { type: 'regex', regex: `^(?:[^#]*#)?[^]*?(${GUID})` },
	validation: [
		{
			type: 'regex',
			properties: {
				regex: `^[^]*?${GUID}[^]*$`,
				errorMessage: `This is not the URL of ${kind}`,
			},
		},
	],
});

/** Chooses one Liveboard of the credential's Org, from the list, by URL, name or ID. */
export const liveboardLocator: INodeProperties = {
	displayName: 'Liveboard',
	name: 'liveboardId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Only deliveries of schedules of this Liveboard. Leave empty for all.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'All Liveboards',
			typeOptions: { searchListMethod: 'searchLiveboards', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://mycompany.thoughtspot.cloud/#/pinboard/d084c256-…',
			...addressOf('a Liveboard'),
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. d084c256-e284-4fc4-b80c-111cb606449a',
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Sales Performance',
		},
	],
};

export const requiredLiveboardLocator = required(liveboardLocator, 'The Liveboard to work with');

/** Chooses one Answer of the credential's Org. */
export const answerLocator: INodeProperties = {
	displayName: 'Answer',
	name: 'answerId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'The Answer to work with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchAnswers', searchable: true },
		},
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://mycompany.thoughtspot.cloud/#/saved-answer/d084c256-…',
			...addressOf('an Answer'),
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 0fb54198-868d-45de-8929-139b0089e964',
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Revenue by Region',
		},
	],
};
