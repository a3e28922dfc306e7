import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { SMTPServer } from 'smtp-server';

import { startBrowser } from './editor';
import { installN8n, type N8n, parseWorkflowFile, startN8n, type WorkflowFile } from './n8n';
import { jobPictures } from './jobPictures';
import { outsideCredentials } from './jobs/outsideServices';
import { packPackage } from './packPackage';
import { makePicturesFolder, openForPictures, takeInBothThemes } from './pictures';
import { type StandIn, startStandIn } from './standIn';

const root = resolve(__dirname, '..');
const trigger = 'ThoughtSpot Trigger';
const exportExample = (liveboardId: string): WorkflowFile => ({
	name: 'A Liveboard as PDF',
	nodes: [
		{
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			name: 'Export',
			type: 'n8n-nodes-thoughtspot.thoughtSpot',
			typeVersion: 1,
			position: [220, 0],
			parameters: {
				resource: 'liveboard',
				operation: 'export',
				liveboardId: {
					__rl: true,
					mode: 'list',
					value: liveboardId,
					cachedResultName: 'Retail Sales',
				},
				fileFormat: 'PDF',
			},
			credentials: { thoughtSpotApi: { name: 'ThoughtSpot' } },
		},
	],
	connections: { Start: { main: [[{ node: 'Export', type: 'main', index: 0 }]] } },
});

type Cleanups = Array<() => Promise<void>>;

interface Scene {
	browser: Browser;
	n8n: N8n;
	standIn: StandIn;
	scheduleId: string;
	workflowIds: { email: string; export: string };
}

async function credential(scene: Scene): Promise<void> {
	const editor = await openForPictures(scene, { width: 1000, height: 1700 });
	const { baseUrl, username, secretKey } = scene.standIn.credential;
	await editor.openCredential();
	await editor.credential.fill({ baseUrl, username, secretKey });
	await editor.credential.save();
	await editor.credential.frame.evaluate((dialog) => {
		dialog.style.setProperty('max-height', 'none', 'important');
		dialog.style.setProperty('height', '1270px', 'important');
	});
	await editor.credential.frame.getByText('Save', { exact: true }).waitFor();
	await takeInBothThemes('credential', editor.credential.frame);
	await editor.page.context().close();
}

async function exported(scene: Scene): Promise<void> {
	const editor = await openForPictures(scene, { width: 1500, height: 800 });
	await editor.openWorkflow(scene.workflowIds.export);
	await editor.node.open('Export');
	await editor.node.execute();
	await editor.node.show('binary');
	await editor.node.output.getByText('Retail Sales.pdf').first().waitFor();
	await takeInBothThemes('export', editor.page);
	await editor.page.context().close();
}

/** The trigger after a report that came while it listened, as people set it up. */
async function listened(scene: Scene): Promise<void> {
	const editor = await openForPictures(scene, { width: 1500, height: 1020 });
	await editor.openWorkflow(scene.workflowIds.email);
	await editor.node.open(trigger);
	await editor.node.listen();
	await scene.standIn.thoughtSpot.runSchedule(scene.scheduleId);
	await editor.node.runEnded();
	await editor.node.show('json');
	await editor.node.output.getByText('binaryProperty').first().waitFor();
	await takeInBothThemes('trigger', editor.page);
	await editor.page.context().close();
}

/** The example published, after a report for each of two managers. */
async function delivered(scene: Scene): Promise<void> {
	const { n8n, standIn, scheduleId, workflowIds } = scene;
	await n8n.publish(workflowIds.email);
	await standIn.thoughtSpot.runSchedule(scheduleId);
	const [execution] = await n8n.executionsEnded(workflowIds.email, 2);
	const executionId = execution?.id ?? '';
	const editor = await openForPictures(scene, { width: 1100, height: 500 });
	await editor.openExecution(workflowIds.email, executionId);
	const canvas = editor.page.getByTestId('canvas-wrapper');
	const zoomToFit = canvas.getByTestId('zoom-to-fit');
	await zoomToFit.click();
	await zoomToFit.blur();
	await takeInBothThemes('workflow', canvas);
	await editor.page.context().close();
	await n8n.unpublish(workflowIds.email);
}

/** A mail server on loopback that takes every message, and forgets it. */
async function startMailServer(cleanups: Cleanups): Promise<number> {
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, _session, done) => stream.on('end', done).resume(),
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	cleanups.push(async () => await new Promise((closed) => server.close(() => closed())));
	return (server.server.address() as AddressInfo).port;
}

async function setScene(folder: string, cleanups: Cleanups): Promise<Scene> {
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
	const port = await startMailServer(cleanups);
	for (const each of outsideCredentials) await n8n.importCredential(each);
	const credentials = [
		await n8n.importCredential({
			name: 'ThoughtSpot',
			type: 'thoughtSpotApi',
			data: standIn.credential,
		}),
		await n8n.importCredential({
			name: 'SMTP',
			type: 'smtp',
			data: { host: '127.0.0.1', port, secure: false, disableStartTls: true },
		}),
	];
	const example = parseWorkflowFile(
		await readFile(join(root, 'examples', 'email-each-recipient.json'), 'utf8'),
	);
	// the notes would cover what n8n says about an execution
	const nodes = example.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	return {
		browser,
		n8n,
		standIn,
		scheduleId: standIn.company.pdfSchedule,
		workflowIds: {
			email: (await n8n.importWorkflow({ ...example, nodes }, credentials)).id,
			export: (await n8n.importWorkflow(exportExample(standIn.company.liveboardId), credentials))
				.id,
		},
	};
}

async function main(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'thoughtspot-pictures-'));
	const cleanups: Cleanups = [async () => await rm(folder, { recursive: true, force: true })];
	try {
		await makePicturesFolder();
		const scene = await setScene(folder, cleanups);
		await credential(scene);
		await exported(scene);
		await delivered(scene);
		await listened(scene);
		await jobPictures(scene);
	} finally {
		for (const cleanup of cleanups.reverse()) await cleanup();
	}
}

void main().catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
	process.exitCode = 1;
});
