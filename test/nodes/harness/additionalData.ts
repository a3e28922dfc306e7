import { ExternalSecretsProxy } from 'n8n-core';
import type { IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { CredentialsHelper } from './credentialsHelper';

const unsupported = (what: string) => () =>
	Promise.reject(new Error(`${what} does not take part in these tests`));

/** What n8n hands to every context: the credentials and the addresses of its webhooks. */
export function createAdditionalData(
	credentialsHelper: CredentialsHelper,
	publicUrl: string,
): IWorkflowExecuteAdditionalData {
	return {
		credentialsHelper,
		executeWorkflow: unsupported('A sub-workflow'),
		getRunExecutionData: unsupported('A stored execution'),
		getRuntimeCredential: unsupported('A runtime credential'),
		startRunnerTask: unsupported('A task runner'),
		externalSecretsProxy: new ExternalSecretsProxy(),
		currentNodeExecutionIndex: 0,
		restApiUrl: `${publicUrl}/rest`,
		instanceBaseUrl: 'https://editor.example.com',
		formBaseUrl: `${publicUrl}/form`,
		formWaitingBaseUrl: `${publicUrl}/form-waiting`,
		formTestBaseUrl: `${publicUrl}/form-test`,
		webhookBaseUrl: `${publicUrl}/webhook`,
		webhookWaitingBaseUrl: `${publicUrl}/webhook-waiting`,
		webhookTestBaseUrl: `${publicUrl}/webhook-test`,
		mcpBaseUrl: `${publicUrl}/mcp`,
		mcpTestBaseUrl: `${publicUrl}/mcp-test`,
		variables: {},
		logAiEvent: () => undefined,
	};
}
