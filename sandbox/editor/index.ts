import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

import type { N8n } from '../n8n';
import { appears } from './appears';
import { CredentialDialog } from './credentialDialog';
import { NodeDetails } from './nodeDetails';

export { startBrowser } from './browser';

const saved = (page: Page) =>
	page.waitForResponse(
		(answer) =>
			/\/rest\/workflows(\/[^/?]+)?(\?.*)?$/.test(answer.url()) &&
			['POST', 'PATCH'].includes(answer.request().method()),
	);

const exactly = (text: string) =>
	new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);

/** n8n's editor in a browser, used as a person uses it. */
export class Editor {
	readonly credential: CredentialDialog;

	readonly node: NodeDetails;

	private constructor(
		readonly page: Page,
		private readonly n8n: N8n,
	) {
		this.credential = new CredentialDialog(page);
		this.node = new NodeDetails(page);
	}

	/** A window of its own, signed in as the owner. */
	static async open(
		browser: Browser,
		n8n: N8n,
		options: BrowserContextOptions = {},
	): Promise<Editor> {
		const context = await browser.newContext({
			viewport: { width: 1280, height: 800 },
			...options,
		});
		// n8n renders slowly where it shares few cores
		context.setDefaultTimeout(45_000);
		const page = await context.newPage();
		await page.goto(`${n8n.url}/signin`);
		await page.locator('input[type=email]').fill(n8n.owner.email);
		await page.locator('input[type=password]').fill(n8n.owner.password);
		await page.getByTestId('form-submit-button').click();
		await page.waitForURL(/\/(home|workflow)/);
		return new Editor(page, n8n);
	}

	async openCredential(): Promise<void> {
		await this.credential.openNew(this.n8n.url, 'ThoughtSpot API');
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.n8n.url}/workflow/${id}`);
		await this.page.getByTestId('canvas-node').first().waitFor();
	}

	/** Searches the nodes of a new workflow; what is found. */
	async search(words: string): Promise<Locator> {
		const { page } = this;
		await page.goto(`${this.n8n.url}/workflow/new`);
		await page.getByTestId('canvas-plus-button').first().click();
		await page.getByTestId('node-creator-search-bar').fill(words);
		return page.getByTestId('node-creator-item-name');
	}

	/** A new workflow that begins with a node, found by searching, with one of its actions; the workflow's id. */
	async start(node: string, action?: string): Promise<string> {
		const { page } = this;
		const found = await this.search(node);
		await this.change(async () => {
			await found
				.filter({ hasText: exactly(node) })
				.first()
				.click();
			await this.chooseAction(action);
			await this.node.parameters.waitFor();
		});
		await page.waitForURL((url) => !url.pathname.startsWith('/workflow/new'));
		return /\/workflow\/([^/]+)/.exec(new URL(page.url()).pathname)?.[1] ?? '';
	}

	/** Chooses among the triggers and actions of a node, or what n8n offers for one that has none to choose from. */
	private async chooseAction(action: string | undefined): Promise<void> {
		const { page } = this;
		if (action === undefined) return await page.getByText('Add to workflow').click();
		const actions = page.getByTestId('node-creator-item-name').filter({ hasText: exactly(action) });
		const heading = page.getByText(/^Actions \(\d+\)$/);
		await actions.or(heading).first().waitFor();
		// n8n may open the list in the moment of the click, which then closes it
		while (!(await appears(actions.first(), 1_000))) await heading.click();
		await actions.first().click();
	}

	/** Adds a node behind the only one, with the action of that name; its details are open then. */
	async addBehind(words: string, action: string): Promise<void> {
		const { page } = this;
		await page.getByTestId('canvas-handle-plus').first().click();
		await page.getByTestId('node-creator-search-bar').fill(words);
		const found = page.getByTestId('node-creator-item-name');
		await found
			.filter({ hasText: exactly(words) })
			.first()
			.click();
		await this.chooseAction(action);
		await this.node.parameters.waitFor();
	}

	/** Does something that changes the workflow, and waits until n8n has saved it by itself. */
	async change(action: () => Promise<void>): Promise<void> {
		await Promise.all([saved(this.page), action()]);
	}

	/** Publishes by the button and its dialog, and waits until n8n has done it. */
	async publish(): Promise<void> {
		const { page } = this;
		await page.getByTestId('workflow-open-publish-modal-button').click();
		const accepted = page.waitForResponse((answer) => answer.url().endsWith('/activate'));
		await page.getByTestId('workflow-publish-button').click();
		const [, workflowId = ''] = /\/([^/]+)\/activate$/.exec((await accepted).url()) ?? [];
		// of a workflow that was published before, the page shows no difference
		await this.n8n.publicationSettled(workflowId);
		await page.getByText('Publishing...').waitFor({ state: 'hidden' });
		await page.getByTestId('workflow-active-version-indicator').waitFor();
	}

	/** Opens an execution that succeeded, as the list of executions does. */
	async openExecution(workflowId: string, executionId: string): Promise<void> {
		await this.page.goto(`${this.n8n.url}/workflow/${workflowId}/executions/${executionId}`);
		await this.page.getByTestId('canvas-node-status-success').first().waitFor();
	}
}
