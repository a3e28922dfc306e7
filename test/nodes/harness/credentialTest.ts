import { CredentialTestContext, ExecuteContext, RoutingNode } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunction,
	ICredentialTestRequest,
	INode,
	INodeCredentialTestResult,
	INodeType,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { createEmptyRunExecutionData, NodeConnectionTypes, Workflow } from 'n8n-workflow';
import type { CredentialsHelper } from './credentialsHelper';
import type { PackedNodeTypes } from './nodeTypes';

interface TestedCredential {
	nodeTypes: PackedNodeTypes;
	credentialsHelper: CredentialsHelper;
	additionalData: IWorkflowExecuteAdditionalData;
	type: string;
	id: string;
	data: ICredentialDataDecryptedObject;
}

interface FailedRequest {
	message: string;
	cause?: { code?: string; response?: { status: number; statusText: string } };
}

/** Tests the credential as its test button does (credentials-tester of n8n 2.41.1). */
export async function testCredential(tested: TestedCredential): Promise<INodeCredentialTestResult> {
	const { credentialsHelper, additionalData, type, id, data } = tested;
	const credential: ICredentialsDecrypted = {
		id,
		name: type,
		type,
		data: credentialsHelper.withDefaults(additionalData, data, type, 'internal'),
	};
	const { test } = tested.nodeTypes.getCredential(type);
	if (test) return await runRequest(tested, credential, test);
	const testFunction = findTestFunction(tested.nodeTypes, type);
	if (!testFunction) {
		return { status: 'Error', message: 'No testing function found for this credential.' };
	}
	return await testFunction.call(new CredentialTestContext(additionalData), credential);
}

function findTestFunction(
	nodeTypes: PackedNodeTypes,
	credentialType: string,
): ICredentialTestFunction | undefined {
	for (const nodeName of nodeTypes.nodesUsing(credentialType)) {
		const node = nodeTypes.getByNameAndVersion(nodeTypes.fullName(nodeName));
		for (const { name, testedBy } of node.description.credentials ?? []) {
			if (name !== credentialType || typeof testedBy !== 'string') continue;
			return node.methods?.credentialTest?.[testedBy];
		}
	}
	return undefined;
}

async function runRequest(
	{ additionalData, type }: TestedCredential,
	credential: ICredentialsDecrypted,
	test: ICredentialTestRequest,
): Promise<INodeCredentialTestResult> {
	const nodeType = testNodeType(type, test);
	const node: INode = {
		id: 'temp',
		parameters: {},
		name: 'Temp-Node',
		// the description of n8n's No Operation node carries its short name
		type: nodeType.description.name,
		typeVersion: 1,
		position: [0, 0],
		credentials: { [type]: { id: credential.id, name: credential.name } },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: () => nodeType,
			getKnownTypes: () => ({}),
		},
	});
	const context = new ExecuteContext(
		workflow,
		node,
		{ ...additionalData, currentNodeParameters: node.parameters },
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	try {
		const output = await new RoutingNode(context, nodeType, credential).runNode();
		return ruleOnBody(test, output?.[0]?.[0]?.json) ?? success;
	} catch (error) {
		return { status: 'Error', message: explain(test, error as FailedRequest) };
	}
}

const success: INodeCredentialTestResult = { status: 'OK', message: 'Connection successful!' };

function testNodeType(credentialType: string, { request }: ICredentialTestRequest): INodeType {
	return {
		description: {
			displayName: 'No Operation, do nothing',
			name: 'noOp',
			group: ['organization'],
			version: 1,
			description: 'No Operation',
			defaults: { name: 'No Operation, do nothing' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name: credentialType, required: true }],
			properties: [
				{ displayName: 'Temp', name: 'temp', type: 'string', routing: { request }, default: '' },
			],
		},
	};
}

function explain({ rules }: ICredentialTestRequest, { message, cause }: FailedRequest): string {
	const response = cause?.response;
	if (!response) return cause?.code ?? message;
	for (const rule of rules ?? []) {
		if (rule.type === 'responseCode' && rule.properties.value === response.status) {
			return rule.properties.message;
		}
	}
	return response.statusText || `Received HTTP status code: ${response.status}`;
}

function ruleOnBody(
	{ rules }: ICredentialTestRequest,
	body: Record<string, unknown> | undefined,
): INodeCredentialTestResult | undefined {
	for (const rule of rules ?? []) {
		if (rule.type !== 'responseSuccessBody') continue;
		if (body?.[rule.properties.key] === rule.properties.value) {
			return { status: 'Error', message: rule.properties.message };
		}
	}
	return undefined;
}
