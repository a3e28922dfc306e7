import type { IBinaryKeyData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** Items with files, for an operation that returns more than JSON. */
export class FileItems {
	constructor(readonly items: Array<{ json: object; binary: IBinaryKeyData }>) {}
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
	/** For one input item: JSON makes an item, a list an item each. Rejects with `ThoughtSpotError`. */
	execute(context: IExecuteFunctions, itemIndex: number): Promise<object | object[] | FileItems>;
}

/** A kind of thing that ThoughtSpot has, singular, with what can be done with it. */
export interface Resource {
	name: string;
	value: string;
	operations: Operation[];
	/** The one that is chosen at first */
	initialOperation: Operation;
}
