import type { Browser } from 'playwright-core';

import { Editor, startBrowser } from '../../sandbox/editor';
import type { N8n } from '../../sandbox/n8n';
import type { ThoughtSpot } from '../../sandbox/thoughtspot';
import { eventually } from './eventually';
import { csvReport, pdfReport } from './reportFiles';
import { secretKeySignIn, setStage, type Stage, stageTimeout } from './stage';
import { actionWorkflow, trigger, triggerWorkflow } from './workflowFiles';

describe('a person in the editor of n8n', () => {
	let stage: Stage;
	let thoughtSpot: ThoughtSpot;
	let n8n: N8n;
	let browser: Browser;
	let editor: Editor;
	let workflowId: string;

	beforeAll(async () => {
		stage = await setStage();
		({ thoughtSpot, n8n } = stage);
		browser = await startBrowser();
		editor = await Editor.open(browser, n8n);
	}, stageTimeout);

	afterAll(async () => {
		await browser?.close();
		await stage?.stop();
	});

	it('reads which field of the credential is wrong, and that the corrected one works', async () => {
		await editor.openCredential();
		await editor.credential.fill({
			baseUrl: `${thoughtSpot.url}/#/home`,
			username: 'tsadmin',
			secretKey: 'wrong',
		});
		expect(await editor.credential.save()).toContain(
			'Correct Username or Secret Key in the ThoughtSpot credential.',
		);
		await editor.credential.fill({ secretKey: thoughtSpot.secretKey });
		expect(await editor.credential.save()).toContain('Connection tested successfully');
	}, 120_000);

	it('finds the trigger by searching, and publishes it', async () => {
		workflowId = await editor.start('ThoughtSpot', 'On liveboard schedule');
		await editor.node.close();
		await editor.publish();
		await eventually(() => expect(thoughtSpot.webhooks()).toHaveLength(1));
		expect(thoughtSpot.webhooks()[0]?.url).toMatch(`${n8n.url}/webhook/`);
	}, 120_000);

	it('is not told to publish what is published', async () => {
		await editor.openWorkflow(workflowId);
		await editor.node.open(trigger);
		await editor.page.getByText('The workflow is published: its deliveries are').waitFor();
		expect(await editor.page.getByText('Publish the workflow to receive').count()).toBe(0);
		await editor.node.close();
	}, 120_000);

	it('downloads the PDF of a scheduled Liveboard from its execution', async () => {
		const report = pdfReport();
		const schedule = thoughtSpot.addSchedule({
			name: 'Every Monday',
			liveboardId: thoughtSpot.addLiveboard({ name: 'Retail Sales' }).id,
			emails: ['analyst@example.com'],
			files: [report],
		});
		expect(await thoughtSpot.runSchedule(schedule.id)).toMatchObject([{ status: 'SUCCESS' }]);
		const [execution] = await n8n.executionsEnded(workflowId, 1);
		await editor.openExecution(workflowId, execution?.id ?? '');
		await editor.node.open(trigger);
		expect((await editor.node.download()).equals(report.content)).toBe(true);
	}, 120_000);

	it('changes and publishes the trigger again, which still gets the bytes that were signed', async () => {
		await editor.openWorkflow(workflowId);
		await editor.node.open(trigger);
		await editor.change(async () => await editor.node.choose('output', 'One Item per File'));
		await editor.node.close();
		await editor.publish();

		const files = [pdfReport(), csvReport()];
		const [webhook] = thoughtSpot.webhooks();
		const delivery = await thoughtSpot.deliver({ webhookId: webhook?.id ?? '', files });
		expect(delivery).toMatchObject({ status: 'SUCCESS' });
		const last = (await n8n.executionsEnded(workflowId, 2)).at(-1);
		expect(last?.items(trigger)).toHaveLength(2);
	}, 120_000);

	it('chooses from the lists of the action node', async () => {
		thoughtSpot.addOrg({ name: 'Sales' });
		const steps = { ThoughtSpot: { resource: 'webhook', operation: 'get' } };
		const { id } = await n8n.importWorkflow(actionWorkflow(steps), [stage.credential]);
		await editor.openWorkflow(id);
		await editor.node.open('ThoughtSpot');
		expect(await editor.node.list('orgId')).toEqual(expect.arrayContaining(['Primary', 'Sales']));
		await editor.page.keyboard.press('Escape');
		expect(await editor.node.list('webhookId')).toEqual(
			thoughtSpot.webhooks().map(({ name }) => name),
		);
	}, 120_000);

	it('reads what to do when a call of the action node fails', async () => {
		const webhook = { mode: 'id', value: '873dd4e2-6493-490d-a649-ba9ea66b11f5' };
		const steps = {
			ThoughtSpot: {
				resource: 'webhook',
				operation: 'get',
				webhookId: { __rl: true, ...webhook },
			},
		};
		const { id } = await n8n.importWorkflow(actionWorkflow(steps), [stage.credential]);
		await editor.openWorkflow(id);
		await editor.node.open('ThoughtSpot');
		await editor.node.execute();
		expect(await editor.node.error()).toBe(
			`There is no webhook "${webhook.value}" in the Org "Primary" (0). Choose one from the list, or check its ID and the Org.`,
		);
	}, 120_000);

	it('reads why the trigger has no Liveboards to choose from', async () => {
		const credential = await n8n.importCredential({
			name: 'Mistyped',
			type: 'thoughtSpotApi',
			data: { ...secretKeySignIn(thoughtSpot), secretKey: 'wrong' },
		});
		const { id } = await n8n.importWorkflow(triggerWorkflow(), [credential]);
		await editor.openWorkflow(id);
		await editor.node.open(trigger);
		await editor.node.parameters.getByTestId('parameter-issues').locator('svg').hover();
		await editor.page.getByText('Correct Username or Secret Key').waitFor();
	}, 120_000);
});
