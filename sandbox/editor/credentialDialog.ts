import type { Locator, Page } from 'playwright-core';

/** n8n's dialog for one credential. */
export class CredentialDialog {
	readonly frame: Locator;

	constructor(private readonly page: Page) {
		this.frame = page.getByTestId('editCredential-modal');
	}

	/** Opens the dialog for a new credential of that type, as n8n names it. */
	async openNew(url: string, type: string): Promise<void> {
		await this.page.goto(`${url}/home/credentials/create`);
		await this.page.getByTestId('new-credential-type-select').locator('input').fill(type);
		await this.page
			.getByTestId('new-credential-type-select-option')
			.filter({ hasText: type })
			.click();
		await this.page.getByTestId('new-credential-type-button').click();
	}

	async fill(fields: Record<string, string>): Promise<void> {
		for (const [name, value] of Object.entries(fields)) {
			await this.frame.getByTestId(`parameter-input-${name}`).locator('input').fill(value);
		}
	}

	/** Saves, which tests the credential as well; the dialog's text once n8n says how that went. */
	async save(): Promise<string> {
		const tested = this.page.waitForResponse((answer) =>
			answer.url().endsWith('/credentials/test'),
		);
		await this.frame.getByTestId('credential-save-button').click();
		await tested;
		const failed = this.frame.getByText('More details');
		await failed
			.or(this.frame.getByTestId('credentials-config-container-test-success'))
			.filter({ visible: true })
			.first()
			.waitFor();
		if (await failed.isVisible()) await failed.click();
		return await this.frame.innerText();
	}
}
