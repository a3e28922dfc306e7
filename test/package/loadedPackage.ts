import 'reflect-metadata';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
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
	const loader = new PackageDirectoryLoader(packedPackage().directory);
	await loader.loadAll();
	return {
		action: loader.getNode('thoughtSpot').type as INodeType,
		trigger: loader.getNode('thoughtSpotTrigger').type as INodeType,
		pollingTrigger: loader.getNode('thoughtSpotFailedDeliveryTrigger').type as INodeType,
		credential: loader.getCredential('thoughtSpotApi').type,
		descriptions: loader.types.nodes,
	};
}
