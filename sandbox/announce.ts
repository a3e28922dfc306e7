import type { Connection } from './connection';
import type { N8n, Workflow } from './n8n';
import type { StandIn } from './standIn';

export function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

export function announceWait(
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

export function announceEditor(n8n: N8n, workflow: Workflow, standIn: StandIn | undefined): void {
	say('');
	say('n8n stays open. Look around in the editor:');
	say(`  address     ${n8n.url}/workflow/${workflow.id}`);
	say(`  email       ${n8n.owner.email}`);
	say(`  password    ${n8n.owner.password}`);
	if (standIn) announceStandIn(standIn.credential);
	say('');
	say('Press Ctrl-C to stop; that removes the webhook from ThoughtSpot as well.');
}

function announceStandIn({ baseUrl, username, secretKey }: StandIn['credential']): void {
	say('');
	say('To send a report now, press a "Run now" at the address of the stand-in:');
	say(`  address     ${baseUrl}`);
	say('A ThoughtSpot credential of your own takes that as Base URL, and');
	say(`  username    ${username}`);
	say(`  secret key  ${secretKey}`);
}
