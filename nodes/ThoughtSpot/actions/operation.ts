import type {
	IBinaryKeyData,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

/** Items with files, for an operation that returns more than JSON. */
export class FileItems {
	constructor(readonly items: Array<{ json: object; binary: IBinaryKeyData }>) {}
}

/** What an operation found for one input item: JSON makes an item, a list an item each. */
export type Result = object | object[] | FileItems;

/** The node's output for a result, linked to the input item that it came from. */
export function outputItems(result: Result, itemIndex: number): INodeExecutionData[] {
	const items =
		result instanceof FileItems ? result.items : [result].flat().map((json) => ({ json }));
	return items.map((item) => ({
		...item,
		json: { ...item.json },
		pairedItem: { item: itemIndex },
	}));
}

/** What can be done with a resource; the node's parameters, the router and the README follow from it. */
export interface Operation {
	/** In the list of operations, in Title Case */
	name: string;
	/** In saved workflows */
	value: string;
	/** In the list of the node's actions, in sentence case, with its article or number */
	action: string;
	description: string;
	parameters: INodeProperties[];
	/** For one input item; rejects with `ThoughtSpotError`. */
	execute(context: IExecuteFunctions, itemIndex: number): Promise<Result>;
}

/** A kind of thing that ThoughtSpot has, singular, with what can be done with it. */
export interface Resource {
	name: string;
	value: string;
	operations: Operation[];
	/** The one that is chosen at first */
	initialOperation: Operation;
}
