import { chosenTiles } from '../data/tiles';
import { lookOf, seen } from '../data/look';
import { ORDERS, REGIONS } from '../data/samples';
import type { DeliveryFile, Recipient, Schedule, Table, User } from '../model';
import { reportFiles } from '../reports/reportFiles';
import type { World } from '../world';

/** Internal users see their own rows, external recipients those of the schedule's author. */
function reader(world: World, { authorId }: Schedule, [recipient]: readonly Recipient[]): User {
	const author = world.users.get(authorId) ?? world.admin;
	return (recipient?.id === undefined ? undefined : world.users.get(recipient.id)) ?? author;
}

function tablesFor(world: World, schedule: Schedule, user: User): readonly Table[] {
	const liveboard = world.liveboards.get(schedule.liveboardId);
	if (!liveboard) return [REGIONS, ORDERS];
	const { filters, views } = liveboard;
	const view = views.find(({ id }) => id === schedule.view?.id);
	const look = lookOf({ user, filters, view });
	return chosenTiles(liveboard, schedule.visualizationIds).map((tile) => seen(tile, look));
}

/** The files for one delivery of a run; none for a user who may see no data. */
export function runFiles(
	world: World,
	schedule: Schedule,
	recipients: readonly Recipient[],
): DeliveryFile[] {
	if (schedule.files) return schedule.files;
	const tables = tablesFor(world, schedule, reader(world, schedule, recipients));
	if (tables.every(({ rows }) => rows.length === 0)) return [];
	const name = world.liveboards.get(schedule.liveboardId)?.name ?? schedule.liveboardId;
	return reportFiles(schedule.fileFormat, name, tables);
}
