import type { INodeProperties } from 'n8n-workflow';

import { eventsParameter } from '../../parameters/eventType';
import { alphabetical, keptWhereEmpty } from '../../parameters/collections';
import { authenticationField } from './authenticationField';
import { signatureField } from './signatureField';
import { storageField } from './storageField';

const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Liveboard reports',
	description: 'Name of the webhook in ThoughtSpot',
};

const urlField: INodeProperties = {
	displayName: 'URL',
	name: 'url',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/reports',
	description: 'Address that ThoughtSpot delivers to',
};

export const mainFields: INodeProperties[] = [
	{ ...nameField, required: true },
	{ ...urlField, required: true },
	eventsParameter,
];

/** A list of names and values, sent as `group` says. */
const pairs = (values: {
	value: string;
	placeholder: string;
	label: string;
}): INodeProperties[] => [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: values.placeholder,
		description: `Name of the ${values.label}`,
	},
	{
		displayName: 'Value',
		name: 'value',
		type: 'string',
		default: '',
		description: values.value,
	},
];

/** Everything optional of a webhook, in the order that n8n asks for. */
const optionalFields: INodeProperties[] = [
	{
		displayName: 'Additional Headers',
		name: 'additionalHeaders',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Header',
		default: {},
		description:
			'HTTP headers that ThoughtSpot sends with every delivery. When updating they replace the present ones; without any, all are removed. Needs ThoughtSpot 26.4.0.cl or later.',
		options: [
			{
				displayName: 'Header',
				name: 'headers',
				values: pairs({
					label: 'header',
					placeholder: 'e.g. X-Environment',
					value: 'Value of the header. ThoughtSpot does not mask it when it is read.',
				}),
			},
		],
	},
	authenticationField,
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description:
			'Text that explains the webhook in ThoughtSpot. When updating it replaces the present one; left empty, that is removed.',
	},
	signatureField,
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		options: [
			{ name: 'Disabled', value: 'DISABLED', description: 'Keep the webhook and deliver nothing' },
			{ name: 'Enabled', value: 'ENABLED', description: 'Deliver to the webhook' },
		],
		default: 'ENABLED',
		description:
			'Whether ThoughtSpot delivers to the webhook. Needs ThoughtSpot 26.7.0.cl or later.',
	},
	storageField,
	{
		displayName: 'URL Parameters',
		name: 'urlParams',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Parameter',
		default: {},
		description:
			'Query parameters that ThoughtSpot appends to the URL. When updating they replace the present ones; without any, all are removed.',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameters',
				values: pairs({
					label: 'query parameter',
					placeholder: 'e.g. source',
					value: 'Value of the parameter. ThoughtSpot does not mask it when it is read.',
				}),
			},
		],
	},
];

const resetOptions: INodeProperties = {
	displayName: 'Remove Settings',
	name: 'resetOptions',
	type: 'multiOptions',
	options: [
		{ name: 'Authentication', value: 'AUTHENTICATION' },
		{ name: 'Signature Verification', value: 'SIGNATURE_VERIFICATION' },
		{ name: 'Storage Destination', value: 'STORAGE_DESTINATION' },
	],
	default: [],
	description:
		'What the webhook is to be without afterwards. Needs ThoughtSpot 26.7.0.cl or later.',
};

export const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: alphabetical([
		...optionalFields,
		eventsParameter,
		keptWhereEmpty(nameField),
		resetOptions,
		keptWhereEmpty(urlField),
	]),
};

export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: optionalFields,
};
