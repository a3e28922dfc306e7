import type { INodeProperties } from 'n8n-workflow';
import { choicesByValue } from '../../../nodes/ThoughtSpot/parameters/namedChoices';

const list = (name: string, type: 'options' | 'multiOptions'): INodeProperties => ({
	displayName: name,
	name,
	type,
	default: '',
	options: [
		{ name: 'Monday', value: '2' },
		{ name: 'Every Few Hours', value: 'hourly' },
		{ name: '05', value: 5 },
	],
});
const properties: INodeProperties[] = [
	list('one', 'options'),
	list('some', 'multiOptions'),
	{
		displayName: 'Collection',
		name: 'collection',
		type: 'collection',
		default: {},
		options: [
			list('one', 'options'),
			{
				displayName: 'Groups',
				name: 'groups',
				type: 'fixedCollection',
				default: {},
				options: [{ displayName: 'Group', name: 'group', values: [list('one', 'options')] }],
			},
		],
	},
	{ displayName: 'Text', name: 'text', type: 'string', default: '' },
];

it.each<[given: Record<string, unknown>, read: Record<string, unknown>]>([
	[{ one: 'Monday' }, { one: '2' }],
	[{ one: ' every few hours' }, { one: 'hourly' }],
	[{ one: 'HOURLY' }, { one: 'hourly' }],
	[{ one: '5' }, { one: 5 }],
	[{ one: '05' }, { one: 5 }],
	[{ one: 'Tuesday' }, { one: 'Tuesday' }],
	[{ one: null }, { one: null }],
	[{ some: 'monday, hourly' }, { some: ['2', 'hourly'] }],
	[{ some: ['Monday', 7, 'x'] }, { some: ['2', 7, 'x'] }],
	[{ some: '' }, { some: [] }],
	[{ some: '["Monday","x"]' }, { some: ['2', 'x'] }],
	[
		{ text: 'Monday', other: 'Monday' },
		{ text: 'Monday', other: 'Monday' },
	],
	[{ collection: { one: 'Monday' } }, { collection: { one: '2' } }],
	[
		{ collection: { groups: { group: [{ one: 'Monday' }, { one: '2' }] } } },
		{ collection: { groups: { group: [{ one: '2' }, { one: '2' }] } } },
	],
])('choices have their values: %j is %j', (given, read) => {
	expect(choicesByValue(properties, given)).toEqual(read);
});

it('finds a choice in each of several lists of one name', () => {
	const png: INodeProperties = {
		...list('one', 'options'),
		options: [{ name: 'PNG', value: 'p' }],
	};
	expect(choicesByValue([list('one', 'options'), png], { one: 'png' })).toEqual({ one: 'p' });
});

it('takes a value before a name that is spelled like it', () => {
	const crossed: INodeProperties = {
		...list('one', 'options'),
		options: [
			{ name: 'B', value: 'a' },
			{ name: 'C', value: 'b' },
		],
	};
	expect(choicesByValue([crossed], { one: 'b' })).toEqual({ one: 'b' });
});
