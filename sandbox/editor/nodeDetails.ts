import type { Locator, Page } from 'playwright-core';

import { appears } from './appears';

/** n8n's view of one node: its parameters, and what it gave. */
export class NodeDetails {
	readonly parameters: Locator;

	readonly output: Locator;

	private readonly heading: Locator;

	constructor(private readonly page: Page) {
		this.parameters = page.getByTestId('node-parameters');
		this.output = page.getByTestId('output-panel');
		this.heading = page.getByText('Parameters', { exact: true }).first();
	}

	/** Opens a node of the workflow on the screen, found by its name. */
	async open(name: string): Promise<void> {
		await this.page
			.getByTestId('canvas-node')
			.filter({ has: this.page.getByText(name, { exact: true }) })
			.first()
			.dblclick();
		await this.parameters.waitFor();
	}

	async close(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.parameters.waitFor({ state: 'hidden' });
	}

	/** Chooses an option of a parameter by what the list shows. */
	async choose(parameter: string, option: string): Promise<void> {
		await this.page.getByTestId(`parameter-input-${parameter}`).click();
		await this.page
			.getByTestId('parameter-input-item')
			.filter({ visible: true, hasText: option })
			.first()
			.click();
	}

	/** Chooses an entry of a resource locator's list by its name. */
	async pick(parameter: string, name: string): Promise<void> {
		const entries = await this.openList(parameter);
		await entries.filter({ hasText: name }).first().click();
	}

	/** Chooses how the columns of a table are filled. */
	async mapColumns(mode: string): Promise<void> {
		await this.page.getByTestId('mapping-mode-select').click();
		await this.page.getByRole('option').filter({ visible: true, hasText: mode }).first().click();
	}

	/** Switches a parameter on, or off. */
	async toggle(parameter: string): Promise<void> {
		await this.page.getByTestId(`parameter-input-${parameter}`).locator('.el-switch').click();
	}

	/** Shows the input's fields, where n8n shows its files. */
	async showInputFields(): Promise<void> {
		await this.page.getByTestId('radio-button-schema').first().click();
	}

	/** A field of the input by its path; n8n draws only what is on the screen, so whoever looks for it scrolls. */
	private async field(path: string): Promise<Locator> {
		const pill = this.page.locator(`[data-target=mappable][data-value="{{ $json.${path} }}"]`);
		const panel = this.page.getByTestId('ndv-input-panel');
		await panel.locator('[data-target=mappable]').first().waitFor();
		for (let turns = 0; turns < 20 && !(await pill.first().isVisible()); turns += 1) {
			await panel.hover();
			await this.page.mouse.wheel(0, 200);
			await this.page.evaluate(async () => await new Promise(requestAnimationFrame));
		}
		return pill.first();
	}

	/** Drags a field of the input, such as `liveboard.name`, to a parameter, which makes an expression of it. */
	async drag(path: string, parameter: string): Promise<void> {
		const pill = await this.field(path);
		const target = this.page.getByTestId(`parameter-input-${parameter}`).first();
		await target.scrollIntoViewIfNeeded();
		await pill.scrollIntoViewIfNeeded();
		await pill.hover();
		await this.page.mouse.down();
		const box = await target.boundingBox();
		if (!box) throw new Error(`${parameter} is not on the screen`);
		const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
		await this.page.mouse.move(x - 20, y - 5, { steps: 10 });
		await this.page.mouse.move(x, y, { steps: 10 });
		await this.page.mouse.up();
		// n8n takes it a moment later, and the cursor with it, which closes whatever list is open by then
		await target.locator('.cm-focused').waitFor();
	}

	/** Shows a field of the input amid those around it. */
	async showField(path: string): Promise<void> {
		const pill = await this.field(path);
		await pill.evaluate((element) => element.scrollIntoView({ block: 'center' }));
	}

	/** Leaves the field that was changed last, which closes what n8n shows of its value. */
	async leaveField(): Promise<void> {
		await this.heading.click();
	}

	async fill(parameter: string, text: string): Promise<void> {
		await this.page.getByTestId(`parameter-input-${parameter}`).locator('input').fill(text);
	}

	/** Adds an option by a collection's button. Its list moves while it opens, so the click goes to the entry itself. */
	async add(option: string, button: string): Promise<void> {
		await this.page
			.getByTestId('collection-parameter-add')
			.filter({ has: this.page.getByPlaceholder(button) })
			.click();
		const entries = this.page.getByTestId('collection-parameter-option');
		const entry = entries.filter({ visible: true, hasText: option }).first();
		await entry.dispatchEvent('pointerdown');
		await entry.dispatchEvent('click');
	}

	/** Opens the list of a resource locator; the names in it. */
	async list(parameter: string): Promise<string[]> {
		return await (await this.openList(parameter)).allInnerTexts();
	}

	/** Opens a resource locator's list, until it shows something: n8n may close it while it draws the node. */
	private async openList(parameter: string): Promise<Locator> {
		const input = this.page.getByTestId(`resource-locator-${parameter}`).locator('input').last();
		const entries = this.page.getByTestId('rlc-item').filter({ visible: true });
		await input.click();
		for (let times = 1; times < 4 && !(await appears(entries.first(), 10_000)); times += 1) {
			// a click beside the list closes one that shows nothing; nobody presses anything for it
			await this.heading.dispatchEvent('click');
			await input.dispatchEvent('click');
		}
		await entries.first().waitFor();
		return entries;
	}

	/** The texts among the parameters that n8n cuts off, as they do not fit. */
	async cutOff(): Promise<string[]> {
		return await this.parameters.evaluate((panel) =>
			Array.from(panel.querySelectorAll<HTMLElement>('*'))
				.filter(
					(each) =>
						getComputedStyle(each).textOverflow === 'ellipsis' &&
						each.scrollWidth > each.clientWidth,
				)
				.map(({ innerText }) => innerText),
		);
	}

	/** Starts a trigger's test listener and waits until n8n listens. */
	async listen(): Promise<void> {
		await this.page.getByTestId('trigger-execute-button').click();
		await this.page.getByTestId('trigger-listening').waitFor();
	}

	async stopListening(): Promise<void> {
		await this.page.getByText('Stop Listening').first().click();
		await this.page.getByTestId('trigger-listening').waitFor({ state: 'hidden' });
	}

	async execute(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
	}

	/** Waits until there is an output. */
	async gave(): Promise<void> {
		await this.output
			.getByText(/^\s*\d+ items?\b/)
			.first()
			.waitFor();
	}

	/** Waits until the run has ended, with which n8n shows the output anew, in a form that it chooses itself. */
	async runEnded(): Promise<void> {
		await this.page.getByTestId('clear-execution-data-button').waitFor();
	}

	/** The message that the node failed with. */
	async error(): Promise<string> {
		return (await this.output.getByTestId('node-error-message').innerText()).trim();
	}

	/** Shows the output's fields, the output as JSON, or its files. */
	async show(form: 'schema' | 'json' | 'binary'): Promise<void> {
		await this.output.getByTestId(`radio-button-${form}`).click();
	}

	/** Downloads the file in a place among those of the output; its content. */
	async download(place = 0): Promise<Buffer> {
		await this.show('binary');
		const started = this.page.waitForEvent('download');
		await this.page.getByTestId('ndv-download-binary-data').nth(place).click();
		const pieces: Buffer[] = [];
		for await (const piece of await (await started).createReadStream()) {
			pieces.push(Buffer.from(piece as Uint8Array));
		}
		return Buffer.concat(pieces);
	}
}
