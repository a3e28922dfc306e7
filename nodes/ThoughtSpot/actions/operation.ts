import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** What an operation file exports: its parameters, and what it does for one input item. */
export interface Operation {
	description: INodeProperties[];
	execute(context: IExecuteFunctions, itemIndex: number): Promise<object | object[]>;
}

/** What a resource file exports: its operation parameter with all their parameters, and the operations by value. */
export interface Resource {
	description: INodeProperties[];
	operations: Record<string, Operation>;
}
