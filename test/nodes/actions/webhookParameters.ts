import type { INodeParameters } from 'n8n-workflow';

export const RECEIVER = 'https://receiver.example.com/reports';

export const webhook = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'webhook',
	operation,
	...parameters,
});

export const createWebhook = (parameters: INodeParameters = {}): INodeParameters =>
	webhook('create', { name: 'reports', url: RECEIVER, ...parameters });
