import { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialType,
	IDataObject,
	INodeType,
	INodeTypeDescription,
	INodeTypes,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

/** The packed package as n8n loads it: its nodes under their full names, and its credentials. */
export class PackedNodeTypes implements INodeTypes {
	/** By directory: n8n loads a package once, and adds to the descriptions what it needs of its own. */
	private static readonly loaded = new Map<string, Promise<PackedNodeTypes>>();

	private constructor(private readonly loader: PackageDirectoryLoader) {}

	static async load(directory: string): Promise<PackedNodeTypes> {
		const loaded = this.loaded.get(directory) ?? this.loadNow(directory);
		this.loaded.set(directory, loaded);
		return await loaded;
	}

	private static async loadNow(directory: string): Promise<PackedNodeTypes> {
		const loader = new PackageDirectoryLoader(directory);
		await loader.loadAll();
		return new PackedNodeTypes(loader);
	}

	/** As n8n hands them to its editor. */
	get descriptions(): INodeTypeDescription[] {
		return this.loader.types.nodes;
	}

	/** 'thoughtSpot' → 'n8n-nodes-thoughtspot.thoughtSpot' */
	fullName(nodeName: string): string {
		return `${this.loader.packageName}.${nodeName}`;
	}

	names(): string[] {
		return Object.keys(this.loader.nodeTypes);
	}

	getByName(nodeType: string) {
		return this.loader.getNode(nodeType.replace(`${this.loader.packageName}.`, '')).type;
	}

	getByNameAndVersion(nodeType: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(nodeType), version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}

	getCredential(name: string): ICredentialType {
		return this.loader.getCredential(name).type;
	}

	/** Names of the nodes that can use the credential, as n8n-core found them in the nodes. */
	nodesUsing(credentialName: string): string[] {
		return this.loader.known.credentials[credentialName]?.supportedNodes ?? [];
	}
}
