import 'reflect-metadata';
import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { PackedNodeTypes } from '../nodes/harness/nodeTypes';
import { packedPackage } from '../packedPackage';

export interface LoadedPackage {
	action: INodeType;
	trigger: INodeType;
	pollingTrigger: INodeType;
	credential: ICredentialType;
	/** the descriptions as n8n hands them to its editor */
	descriptions: INodeTypeDescription[];
}

/** The packed package as n8n-core loads it. */
export async function loadPackage(): Promise<LoadedPackage> {
	const types = await PackedNodeTypes.load(packedPackage().directory);
	const node = (name: string) => types.getByNameAndVersion(types.fullName(name));
	return {
		action: node('thoughtSpot'),
		trigger: node('thoughtSpotTrigger'),
		pollingTrigger: node('thoughtSpotFailedDeliveryTrigger'),
		credential: types.getCredential('thoughtSpotApi'),
		descriptions: types.descriptions,
	};
}
