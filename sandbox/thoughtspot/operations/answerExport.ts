import { downloadPrivilege, mayView, requireDownload } from '../access';
import { lookOf, seen, viewOf } from '../data/look';
import { badRequest } from '../errors';
import type { ColumnFilters, PersonalisedView, Table } from '../model';
import { exportedFile } from '../reports/exportedFile';
import type { Session } from '../session';
import type { World } from '../world';
import { findAnswer } from './contentLookup';
import type { ExportRequest } from './exportRules';
import { applied, checkFormat, checkRange, scaled } from './exportRules';
import type { Handler } from './operation';
import { file } from './operation';

interface PngOptions {
	x_resolution?: number;
	y_resolution?: number;
	scaling?: number;
}

interface ExportAnswerRequest extends ExportRequest {
	metadata_identifier?: string;
	type?: 'SAVED' | 'PINNED';
	png_options?: PngOptions;
}

interface Exported {
	table: Table;
	filters?: ColumnFilters;
	view?: PersonalisedView;
}

function saved(world: World, session: Session, request: ExportAnswerRequest): Exported {
	const { metadata_identifier: identifier, personalised_view_identifier: view } = request;
	if (!identifier) throw badRequest('Answers of a conversation cannot be exported here.');
	const answer = findAnswer(world, session, identifier);
	return { table: answer, view: viewOf(answer, view, session.user) };
}

/** A tile of a Liveboard, by the tile's ID: the documents disagree on which ID it is. */
function pinned(
	world: World,
	session: Session,
	{ metadata_identifier: id }: ExportAnswerRequest,
): Exported {
	for (const liveboard of world.liveboards.values()) {
		const table = liveboard.visualizations.find((tile) => tile.id === id);
		if (table && mayView(world, session, liveboard)) return { table, filters: liveboard.filters };
	}
	throw badRequest(`Pinned Answer ${id} was not found.`);
}

function imageSize({ x_resolution: x = 2254, y_resolution: y = 1588, scaling }: PngOptions) {
	checkRange('x_resolution', x, [600, 3840]);
	checkRange('y_resolution', y, [600, 3840]);
	checkRange('scaling', scaling, [80, 500]);
	const size = scaled(scaling);
	return { width: size(x), height: size(y) };
}

export const exportAnswerReport: Handler = ({ world, body }, session) => {
	const request = body<ExportAnswerRequest>();
	const { file_format: format, type } = request;
	const find = type === 'PINNED' ? pinned : saved;
	const { table, filters, view } = find(world, session, request);
	requireDownload(session, downloadPrivilege(world, format, ['PNG']));
	checkFormat(world, format, [table]);
	const image = imageSize(request.png_options ?? {});
	const look = lookOf({ user: session.user, filters, view, overrides: request });
	const report = {
		title: table.name,
		applied: applied(look, request),
		tables: [seen(table, look)],
		numberLocale: request.regional_settings?.number_format_locale,
	};
	return file(exportedFile(format, report, { image }), table.name);
};
