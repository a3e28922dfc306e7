import { randomUUID } from 'node:crypto';
import { getAdditionalKeys } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	NodeParameterValue,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper, isExpression, NodeHelpers, Workflow } from 'n8n-workflow';
import type { PackedNodeTypes } from './nodeTypes';

const expressionNode: INode = {
	id: 'expression',
	name: '',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/**
 * One stored credential, treated as n8n's own CredentialsHelper (n8n 2.41.1) treats it: defaults are
 * filled in, fields that are not displayed are dropped, expressions are resolved, and whatever
 * `preAuthentication` returns is stored.
 */
export class CredentialsHelper extends ICredentialsHelper {
	readonly id = randomUUID();
	private stored: string;

	constructor(
		private readonly nodeTypes: PackedNodeTypes,
		data: ICredentialDataDecryptedObject,
	) {
		super();
		this.stored = JSON.stringify(data);
	}

	get data(): ICredentialDataDecryptedObject {
		return JSON.parse(this.stored) as ICredentialDataDecryptedObject;
	}

	set data(data: ICredentialDataDecryptedObject) {
		this.stored = JSON.stringify(data);
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentialsProperties(type: string): INodeProperties[] {
		return this.nodeTypes.getCredential(type).properties;
	}

	override getCredentials(): Promise<never> {
		return Promise.reject(new Error('Credential entities do not take part in these tests'));
	}

	override async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		nodeCredentials: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		_executeData?: unknown,
		raw?: boolean,
	): Promise<ICredentialDataDecryptedObject> {
		if (!nodeCredentials.id) throw new Error(`Credential "${type}" has not been saved`);
		return raw ? this.data : this.withDefaults(additionalData, this.data, type, mode);
	}

	withDefaults(
		additionalData: IWorkflowExecuteAdditionalData,
		stored: ICredentialDataDecryptedObject,
		type: string,
		mode: WorkflowExecuteMode,
	): ICredentialDataDecryptedObject {
		const properties = this.getCredentialsProperties(type);
		const parameters = NodeHelpers.getNodeParameters(
			properties,
			{ ...stored } as INode['parameters'],
			true,
			false,
			null,
			null,
		);
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		return expressionWorkflow().expression.getComplexParameterValue(
			expressionNode,
			parameters ?? {},
			mode,
			keys,
		) as ICredentialDataDecryptedObject;
	}

	override authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		incoming: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const request = incoming as IHttpRequestOptions;
		const { authenticate } = this.nodeTypes.getCredential(typeName);
		if (typeof authenticate === 'function') return authenticate(credentials, request);
		if (authenticate?.type !== 'generic') return Promise.resolve(request);
		if (!workflow || !node) throw new Error('Workflow and node are required to authenticate');
		const resolve = (value: string) =>
			this.resolveValue(value, { $credentials: credentials }, workflow, node);
		const sections = request as unknown as Record<string, IDataObject | undefined>;
		sections.headers ??= {};
		for (const [section, entries] of Object.entries(authenticate.properties)) {
			const target = (sections[section] ??= {});
			for (const [key, value] of Object.entries(entries as Record<string, string>)) {
				target[resolve(key)] = resolve(value);
			}
		}
		return Promise.resolve(request);
	}

	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.nodeTypes.getCredential(typeName);
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!expirable || typeof type.preAuthentication !== 'function') return undefined;
		const isCredentialTest = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !isCredentialTest) {
			return undefined;
		}
		const output: unknown = await type.preAuthentication.call(helpers, credentials);
		const changes = output as ICredentialDataDecryptedObject;
		if (changes[expirable.name] === undefined || !node.credentials) return undefined;
		const stored = this.data;
		for (const [key, value] of Object.entries(changes)) {
			if (key === expirable.name || !isExpression(stored[key])) stored[key] = value;
		}
		this.data = stored;
		return Object.assign(credentials, changes);
	}

	override async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.nodeTypes.getCredential(typeName);
		if (typeof type.preAuthentication !== 'function') return undefined;
		const output = await type.preAuthentication.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject;
	}

	override async updateCredentials(
		_nodeCredentials: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.data = data;
	}

	override updateCredentialsOauthTokenData(): Promise<void> {
		return Promise.reject(new Error('The package has no OAuth2 credential'));
	}

	private resolveValue(
		value: string,
		keys: { $credentials: ICredentialDataDecryptedObject },
		workflow: Workflow,
		node: INode,
	): string {
		if (!isExpression(value)) return value;
		const resolved = workflow.expression.getSimpleParameterValue(
			node,
			value,
			'internal',
			keys,
			undefined,
			'',
		) as NodeParameterValue;
		return resolved ? String(resolved) : '';
	}
}

function expressionWorkflow(): Workflow {
	const type = { description: { properties: [] } };
	return new Workflow({
		nodes: [expressionNode],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => type as never,
			getByNameAndVersion: () => type as never,
			getKnownTypes: () => ({}),
		},
	});
}
