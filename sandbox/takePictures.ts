import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

import { Editor, startBrowser } from './editor';
import { installN8n, type N8n, parseWorkflowFile, startN8n, type WorkflowFile } from './n8n';
import { packPackage } from './packPackage';
import { type StandIn, startStandIn } from './standIn';

const root = resolve(__dirname, '..');
const pictures = join(root, 'docs', 'pictures');
const trigger = 'ThoughtSpot Trigger';
const actionExample: WorkflowFile = {
	name: 'Channels of an Org',
	nodes: [
		{
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			name: 'ThoughtSpot',
			type: 'n8n-nodes-thoughtspot.thoughtSpot',
			typeVersion: 1,
			position: [220, 0],
			parameters: { resource: 'channelPreference', operation: 'get' },
			credentials: { thoughtSpotApi: { name: 'ThoughtSpot' } },
		},
	],
	connections: { Start: { main: [[{ node: 'ThoughtSpot', type: 'main', index: 0 }]] } },
};

interface Scene {
	browser: Browser;
	n8n: N8n;
	standIn: StandIn;
	scheduleId: string;
	/** Of the example with the trigger, and of the action node. */
	workflowIds: { example: string; action: string };
}

async function inWindow(
	{ browser, n8n }: Scene,
	options: BrowserContextOptions,
	action: (editor: Editor) => Promise<void>,
): Promise<void> {
	const editor = await Editor.open(browser, n8n, {
		viewport: { width: 1200, height: 720 },
		deviceScaleFactor: 1.5,
		...options,
	});
	await action(editor);
	await editor.page.context().close();
}

/** What n8n lays over the things that the pictures show. */
const overlays = ['.el-notification', '.tab-bar-container', '[data-test-id=floating-nodes]'];

async function take(name: string, what: Locator | Page): Promise<void> {
	const path = join(pictures, `${name}.png`);
	const style = `${overlays.join()} { visibility: hidden }`;
	await what.screenshot({ path, style, animations: 'disabled' });
	process.stdout.write(`${path}\n`);
}

/** The test is made with the stand-in's address; the picture shows one as people have it. */
async function credential(scene: Scene): Promise<void> {
	await inWindow(scene, { viewport: { width: 1000, height: 1260 } }, async (editor) => {
		const { thoughtSpot } = scene.standIn;
		await editor.openCredential();
		await editor.credential.fill({
			baseUrl: thoughtSpot.url,
			username: 'tsadmin',
			secretKey: thoughtSpot.secretKey,
		});
		await editor.credential.save();
		const address = editor.credential.frame.getByTestId('parameter-input-baseUrl').locator('input');
		await address.evaluate((input) => {
			if (input instanceof HTMLInputElement) input.value = 'https://mycompany.thoughtspot.cloud';
		});
		await take('credential', editor.credential.frame);
	});
}

async function actionNode(scene: Scene): Promise<void> {
	await inWindow(scene, { viewport: { width: 1400, height: 640 } }, async (editor) => {
		await editor.openWorkflow(scene.workflowIds.action);
		await editor.node.open('ThoughtSpot');
		await editor.node.execute();
		await editor.node.show('json');
		await editor.node.output.getByText('cluster_channels').first().waitFor();
		await take('action', editor.page);
	});
}

async function listening(scene: Scene): Promise<void> {
	await inWindow(scene, {}, async (editor) => {
		await editor.openWorkflow(scene.workflowIds.example);
		await editor.node.open(trigger);
		await editor.node.listen();
		await take('trigger-listening', editor.page);
		await editor.node.stopListening();
	});
}

/** The example published, after one report. */
async function delivered(scene: Scene): Promise<void> {
	const { n8n, standIn, scheduleId, workflowIds } = scene;
	await n8n.publish(workflowIds.example);
	await standIn.thoughtSpot.runSchedule(scheduleId);
	const [execution] = await n8n.executionsEnded(workflowIds.example, 1);
	const executionId = execution?.id ?? '';
	for (const colorScheme of ['light', 'dark'] as const) {
		const size = { viewport: { width: 1100, height: 500 }, colorScheme };
		await inWindow(scene, size, async (editor) => {
			await editor.openExecution(workflowIds.example, executionId);
			const canvas = editor.page.getByTestId('canvas-wrapper');
			const zoomToFit = canvas.getByTestId('zoom-to-fit');
			await zoomToFit.click();
			await zoomToFit.blur();
			await take(colorScheme === 'dark' ? 'workflow-dark' : 'workflow', canvas);
		});
	}
	await inWindow(scene, { viewport: { width: 1200, height: 430 } }, async (editor) => {
		await editor.openExecution(workflowIds.example, executionId);
		await editor.node.open(trigger);
		await editor.node.show('binary');
		await take('files', editor.node.output);
	});
}

async function setScene(folder: string, cleanups: Array<() => Promise<void>>): Promise<Scene> {
	const log = (line: string) => void process.stdout.write(`${line}\n`);
	const installation = await installN8n({ log });
	const { tarball } = await packPackage({ destination: join(folder, 'package') });
	const standIn = await startStandIn();
	cleanups.push(async () => await standIn.thoughtSpot.close());
	const userFolder = join(folder, 'n8n');
	const n8n = await startN8n({ installation, packageTarball: tarball, userFolder, log });
	cleanups.push(async () => await n8n.stop());
	const browser = await startBrowser();
	cleanups.push(async () => await browser.close());
	const stored = await n8n.importCredential({
		name: 'ThoughtSpot',
		type: 'thoughtSpotApi',
		data: standIn.credential,
	});
	const example = parseWorkflowFile(
		await readFile(join(root, 'examples', 'liveboard-report.json'), 'utf8'),
	);
	// the note would cover what n8n says about an execution
	const nodes = example.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	const schedule = standIn.thoughtSpot.addSchedule({
		name: 'Every Monday',
		description: 'Sales of the week',
		liveboardId: standIn.thoughtSpot.addLiveboard({ name: 'Retail Sales' }).id,
		fileFormat: 'CSV',
		emails: ['maria.gomez@example.com'],
	});
	return {
		browser,
		n8n,
		standIn,
		scheduleId: schedule.id,
		workflowIds: {
			example: (await n8n.importWorkflow({ ...example, nodes }, [stored])).id,
			action: (await n8n.importWorkflow(actionExample, [stored])).id,
		},
	};
}

async function main(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'thoughtspot-pictures-'));
	const cleanups = [async () => await rm(folder, { recursive: true, force: true })];
	try {
		await mkdir(pictures, { recursive: true });
		const scene = await setScene(folder, cleanups);
		await credential(scene);
		await actionNode(scene);
		await listening(scene);
		await delivered(scene);
	} finally {
		for (const cleanup of cleanups.reverse()) await cleanup();
	}
}

void main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exitCode = 1;
});
