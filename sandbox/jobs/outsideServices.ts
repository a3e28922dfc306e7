import type { Page } from 'playwright-core';

import type { CredentialData } from '../n8n';

/** What Slack and Google would say, whom nobody asks here. */
const lists: Record<string, Array<{ name: string; value: string }>> = {
	getChannels: [
		{ name: 'general', value: 'C0000000001' },
		{ name: 'sales', value: 'C0000000002' },
	],
	spreadSheetsSearch: [{ name: 'Sales figures', value: '1aBcDeFgHiJkLmNoPqRsTuVwXyZ' }],
	sheetsSearch: [{ name: 'Reports', value: '0' }],
};

/** n8n's credentials for them, which nobody checks. */
export const outsideCredentials: Array<{ name: string; type: string; data: CredentialData }> = [
	{ name: 'Slack', type: 'slackApi', data: { accessToken: 'a token of nobody' } },
	{
		name: 'Google Sheets',
		type: 'googleSheetsOAuth2Api',
		data: { clientId: 'nobody', clientSecret: 'nothing' },
	},
];

/** Lets the lists of Slack and Google Sheets show something in the editor, which n8n would ask them for. */
export async function playOutsideServices(page: Page): Promise<void> {
	await page.route('**/rest/dynamic-node-parameters/*', async (route) => {
		const { methodName } = route.request().postDataJSON() as { methodName?: string };
		const list = lists[methodName ?? ''];
		if (list === undefined) return await route.continue();
		const isLocator = route.request().url().endsWith('/resource-locator-results');
		return await route.fulfill({ json: { data: isLocator ? { results: list } : list } });
	});
}
