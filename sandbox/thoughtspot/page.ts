import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Schedule } from './model';
import type { World } from './world';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

const RUN = /^\/schedules\/([^/]+)\/run$/;

function recipients({ users, groups }: World, { userIds, groupIds, emails }: Schedule): string {
	const names = [
		...userIds.map((id) => users.get(id)?.displayName ?? id),
		...groupIds.map((id) => groups.get(id)?.displayName ?? id),
		...emails,
	];
	return names.join(', ') || 'its author';
}

function lastRun({ runs: [last] }: Schedule): string {
	if (!last) return 'never';
	const at = new Date(last.startedAt).toISOString();
	return [last.status, at, last.detail ?? ''].join(' ').trim();
}

function row(world: World, schedule: Schedule): string {
	const liveboard = world.liveboards.get(schedule.liveboardId)?.name ?? schedule.liveboardId;
	const cells = [liveboard, schedule.name, schedule.fileFormat, schedule.status].concat(
		recipients(world, schedule),
		lastRun(schedule),
	);
	return `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}<td><form method="post" action="/schedules/${schedule.id}/run"><button>Run now</button></form></td></tr>`;
}

function page(world: World): string {
	const rows = [...world.schedules.values()].map((schedule) => row(world, schedule)).join('\n');
	const heads = ['Liveboard', 'Schedule', 'Format', 'Status', 'Recipients', 'Last run', ''];
	return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>ThoughtSpot stand-in</title>
<style>body{font-family:sans-serif;margin:2rem}td,th{padding:.4rem .8rem;text-align:left}</style></head>
<body><h1>Schedules</h1>
<table><thead><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>
${rows}
</tbody></table></body></html>
`;
}

/**
 * The stand-in's own page for people, which ThoughtSpot does not have: its schedules, each with a button that runs it.
 * Answers whether the request was for the page.
 */
export async function servePage(
	world: World,
	run: (schedule: Schedule) => Promise<unknown>,
	{ request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<boolean> {
	const { method, url = '' } = request;
	if (method === 'GET' && url === '/') {
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(world));
		return true;
	}
	const id = method === 'POST' ? RUN.exec(url)?.[1] : undefined;
	const schedule = id === undefined ? undefined : world.schedules.get(id);
	if (!schedule) return false;
	await run(schedule);
	response.writeHead(303, { location: '/' }).end();
	return true;
}
