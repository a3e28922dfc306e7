import type { Resource } from '../operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { reset } from './reset.operation';
import { set } from './set.operation';

export const channelPreference: Resource = {
	name: 'Channel Preference',
	value: 'channelPreference',
	operations: [get, getAll, reset, set],
	initialOperation: get,
};
