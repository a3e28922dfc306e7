import type { INodeProperties } from 'n8n-workflow';

import { resources } from '../../nodes/ThoughtSpot/actions/resources';
import { properties as pollingProperties } from '../../nodes/ThoughtSpot/polling/properties';
import { triggerProperties } from '../../nodes/ThoughtSpot/trigger/properties';
import type { WorkflowFile, WorkflowNode } from '../../sandbox/n8n';

const valuesOf = (properties: INodeProperties[]): Record<string, unknown> =>
	Object.fromEntries(properties.map((each) => [each.name, valueOf(each)]));

/** Every option of a collection as its default, an entry of every list, the default of anything else. */
function valueOf({ type, options = [], typeOptions, default: value }: INodeProperties): unknown {
	if (type === 'collection') {
		return valuesOf(options.flatMap((option) => ('type' in option ? [option] : [])));
	}
	if (type !== 'fixedCollection') return value;
	const groups = options.flatMap((option) => ('values' in option ? [option] : []));
	return Object.fromEntries(
		groups.map(({ name, values }) => {
			const entry = valuesOf(values);
			return [name, typeOptions?.multipleValues ? [entry] : entry];
		}),
	);
}

/** What is folded or added by a button, so that all of it is on the screen. */
const everyOption = (properties: INodeProperties[]): Record<string, unknown> =>
	valuesOf(properties.filter(({ type }) => /collection$/i.test(type)));

const credentials = { thoughtSpotApi: { name: 'ThoughtSpot' } };

const nodeOf = (name: string, type: string, parameters: Record<string, unknown>): WorkflowNode => ({
	name,
	type: `n8n-nodes-thoughtspot.${type}`,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	credentials,
});

/** A node for each screen that people see: every operation, and the triggers. */
export const screens: WorkflowNode[] = [
	...resources.flatMap(({ name, value: resource, operations }) =>
		operations.map((operation) =>
			nodeOf(`${name}: ${operation.name}`, 'thoughtSpot', {
				resource,
				operation: operation.value,
				...everyOption(operation.parameters),
			}),
		),
	),
	nodeOf('Trigger', 'thoughtSpotTrigger', everyOption(triggerProperties)),
	nodeOf('Trigger by hand', 'thoughtSpotTrigger', { registration: 'manual' }),
	nodeOf('Trigger of alerts', 'thoughtSpotTrigger', { event: 'kpiAlert' }),
	nodeOf(
		'Failed delivery trigger',
		'thoughtSpotFailedDeliveryTrigger',
		everyOption(pollingProperties),
	),
];

const IN_A_ROW = 7;

/** All of them, beside each other, so that each can be opened. */
export const screensWorkflow: WorkflowFile = {
	name: 'Screens',
	nodes: screens.map((node, index) => ({
		...node,
		position: [240 * (index % IN_A_ROW), 200 * Math.floor(index / IN_A_ROW)],
	})),
	connections: {},
};
