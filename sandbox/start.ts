import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { type Connection, connectionFrom } from './connection';
import {
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

type Cleanup = () => Promise<void>;

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

async function run(cleanups: Cleanup[], options: { once: boolean }): Promise<void> {
	const connection = connectionFrom(process.env);
	const folder = await mkdtemp(join(tmpdir(), 'thoughtspot-sandbox-'));
	cleanups.push(async () => await rm(folder, { recursive: true, force: true }));

	const installation = await installN8n({ log: say });
	const { tarball } = await packPackage({ destination: join(folder, 'package') });
	const standIn = connection ? undefined : await startStandIn();
	if (standIn) {
		cleanups.push(async () => await standIn.thoughtSpot.close());
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
	cleanups.push(async () => await n8n.stop());

	const workflow = await importExample(n8n, connection, standIn);
	cleanups.push(async () => await n8n.unpublish(workflow.id));
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

function announceWait(
	n8n: N8n,
	connection: Connection | undefined,
	standIn: StandIn | undefined,
): void {
	if (standIn) {
		const { firstAt } = standIn.schedule();
		say(`The Liveboard "Retail Sales" is scheduled for ${firstAt.toLocaleTimeString()} …`);
		return;
	}
	if (!connection?.webhookUrl) {
		say(`Your ThoughtSpot must be able to reach n8n at ${n8n.url}. If it cannot, stop, set`);
		say(
			'N8N_WEBHOOK_URL to a public address that leads here and N8N_PORT to the port, and start again.',
		);
	}
	say('Waiting for a scheduled Liveboard of your ThoughtSpot (Ctrl-C to stop).');
	say('To see one now, send a schedule of a Liveboard in ThoughtSpot.');
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

function announceEditor(n8n: N8n, workflow: Workflow, standIn: StandIn | undefined): void {
	say('');
	say('n8n stays open. Look around in the editor:');
	say(`  address   ${n8n.url}/workflow/${workflow.id}`);
	say(`  e-mail    ${n8n.owner.email}`);
	say(`  password  ${n8n.owner.password}`);
	if (standIn) say('The next report comes within five minutes.');
	say('Press Ctrl-C to stop; that removes the webhook from ThoughtSpot as well.');
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
	for (const cleanup of cleanups.reverse()) await cleanup().catch(complain);
	return exitCode;
}

void main().then((exitCode) => process.exit(exitCode));
