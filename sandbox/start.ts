import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { announceEditor, announceWait, say } from './announce';
import { type Connection, connectionFrom } from './connection';
import {
	cacheFolder,
	type Execution,
	installN8n,
	type N8n,
	parseWorkflowFile,
	startN8n,
	type Workflow,
} from './n8n';
import { packPackage } from './packPackage';
import { describeReport } from './report';
import { type StandIn, startStandIn } from './standIn';

const trigger = 'ThoughtSpot Trigger';
const example = resolve(__dirname, '..', 'examples', 'liveboard-report.json');

const minute = 60_000;
/** The stand-in sends its first report within seconds; a real schedule may be a daily one. */
const patience = { standIn: 2 * minute, instance: 25 * 60 * minute };

/** What is undone at the end, and how the last word calls it. */
interface Cleanup {
	removed: string;
	remove: () => Promise<void>;
}

async function run(cleanups: Cleanup[], options: { once: boolean }): Promise<void> {
	const connection = connectionFrom(process.env);
	const folder = await mkdtemp(join(tmpdir(), 'thoughtspot-sandbox-'));
	cleanups.push({
		removed: 'the data of this n8n',
		remove: async () => await rm(folder, { recursive: true, force: true }),
	});

	const installation = await installN8n({ log: say });
	const { tarball } = await packPackage({ destination: join(folder, 'package') });
	const standIn = connection ? undefined : await startStandIn();
	if (standIn) {
		cleanups.push({
			removed: 'the stand-in',
			remove: async () => await standIn.thoughtSpot.close(),
		});
		say(`Started a ThoughtSpot stand-in at ${standIn.thoughtSpot.url}`);
	}
	const n8n = await startN8n({
		installation,
		packageTarball: tarball,
		userFolder: join(folder, 'n8n'),
		...(process.env.N8N_PORT && { port: Number(process.env.N8N_PORT) }),
		...(connection?.webhookUrl && { environment: { WEBHOOK_URL: connection.webhookUrl } }),
		log: say,
	});
	cleanups.push({ removed: 'n8n', remove: async () => await n8n.stop() });

	const workflow = await importExample(n8n, connection, standIn);
	cleanups.push({
		removed: `the webhook at ${connection?.url ?? 'the stand-in'}`,
		remove: async () => await n8n.unpublish(workflow.id),
	});
	say(`Publishing the example workflow "${workflow.name}" …`);
	await n8n.publish(workflow.id);
	say(`Published: n8n has registered its webhook at ${connection?.url ?? 'the stand-in'}.`);
	announceWait(n8n, connection, standIn);
	const first = await firstReport(n8n, workflow, standIn);
	say('');
	say('A report arrived. This is what the workflow got:');
	say(await describeReport(n8n, first, trigger));
	if (first.status !== 'success') throw new Error('The workflow could not handle the report.');
	if (options.once) return;
	announceEditor(n8n, workflow, standIn);
	await followReports(n8n, workflow, first);
}

async function importExample(
	n8n: N8n,
	connection: Connection | undefined,
	standIn: StandIn | undefined,
): Promise<Workflow> {
	const data = connection?.credential ?? standIn?.credential;
	if (!data) throw new Error('There is no ThoughtSpot to connect to.');
	const credential = await n8n.importCredential({
		name: 'ThoughtSpot',
		type: 'thoughtSpotApi',
		data,
	});
	return await n8n.importWorkflow(parseWorkflowFile(await readFile(example, 'utf8')), [credential]);
}

async function firstReport(
	n8n: N8n,
	workflow: Workflow,
	standIn: StandIn | undefined,
): Promise<Execution> {
	const withinMs = standIn ? patience.standIn : patience.instance;
	try {
		const [first] = await n8n.executionsEnded(workflow.id, 1, withinMs);
		if (first) return first;
	} catch (error) {
		const answers = standIn?.thoughtSpot.attempts
			.map(({ status, answer, error: failure }) => `${status ?? failure} ${answer ?? ''}`)
			.join('; ');
		throw new Error(
			`No report arrived within ${withinMs / minute} minutes. n8n answered: ${answers || 'nothing'}.`,
			{ cause: error },
		);
	}
	throw new Error('n8n has no run of the workflow.');
}

async function followReports(n8n: N8n, workflow: Workflow, first: Execution): Promise<void> {
	for (let last = Number(first.id); ;) {
		await delay(1000);
		const later = (await n8n.executions(workflow.id)).find(({ id }) => Number(id) > last);
		if (!later) continue;
		const execution = await n8n.executionEnd(later.id);
		say('');
		say(`Another report arrived at ${new Date().toLocaleTimeString()}:`);
		say(await describeReport(n8n, execution, trigger));
		last = Number(later.id);
	}
}

async function removeAll(cleanups: Cleanup[], complain: (error: unknown) => void): Promise<void> {
	const gone: string[] = [];
	for (const { removed, remove } of cleanups.reverse()) {
		await remove().then(() => gone.push(removed), complain);
	}
	say(`\nRemoved: ${gone.join(', ') || 'nothing'}.`);
	say(`Kept for the next start: ${cacheFolder()}; delete the folder to be rid of it.`);
}

async function main(): Promise<number> {
	const cleanups: Cleanup[] = [];
	const interrupted = new Promise<'interrupted'>((stop) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.on(signal, () => stop('interrupted'));
		}
	});
	let exitCode = 0;
	const complain = (error: unknown) => {
		process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
		exitCode = 1;
	};
	try {
		const ended = await Promise.race([
			run(cleanups, { once: process.argv.includes('--once') }),
			interrupted,
		]);
		if (ended === 'interrupted') say('\nStopping …');
	} catch (error) {
		complain(error);
	}
	await removeAll(cleanups, complain);
	return exitCode;
}

void main().then((exitCode) => process.exit(exitCode));
