import { downloadPrivilege, requireDownload } from '../access';
import { lookOf, seen, viewOf } from '../data/look';
import { chosenTiles } from '../data/tiles';
import { badRequest } from '../errors';
import type { Liveboard, Visualization } from '../model';
import { isIn } from '../release';
import { exportedFile } from '../reports/exportedFile';
import type { PageOptions, Report } from '../reports/pages';
import type { World } from '../world';
import { findLiveboard } from './contentLookup';
import type { ExportRequest } from './exportRules';
import { applied, checkFormat, checkRange, scaled } from './exportRules';
import type { Handler } from './operation';
import { file } from './operation';

type PdfOptions = PageOptions & { page_size?: 'A4' | 'CONTINUOUS'; zoom_level?: number };

interface PngOptions {
	include_cover_page?: boolean;
	include_filter_page?: boolean;
	personalised_view_id?: string;
	image_resolution?: number;
	image_scale?: number;
}

interface ExportLiveboardRequest extends ExportRequest {
	metadata_identifier: string;
	tab_identifiers?: string[];
	visualization_identifiers?: string[];
	pdf_options?: PdfOptions;
	png_options?: PngOptions;
}

function checkPdf({ page_size: size, zoom_level: zoom }: PdfOptions): void {
	if (zoom !== undefined && size !== 'CONTINUOUS') {
		throw badRequest('zoom_level is allowed only with the page_size CONTINUOUS.');
	}
	checkRange('zoom_level', zoom, [45, 175]);
}

function checkPng({ release }: World, options: PngOptions): void {
	const { include_cover_page: cover, include_filter_page: filter } = options;
	if ((cover === undefined && filter === undefined) || !isIn('26.8.0.cl', release)) return;
	throw badRequest('include_cover_page and include_filter_page are not supported for PNG exports.');
}

/** An image shows one tab: the first that is named, or that there is. */
function tilesOf(liveboard: Liveboard, request: ExportLiveboardRequest): Visualization[] {
	const { visualization_identifiers: wanted, tab_identifiers: tabs = [] } = request;
	if (request.file_format !== 'PNG') return chosenTiles(liveboard, wanted, tabs);
	const tab = tabs[0] ?? (wanted ? undefined : liveboard.tabs[0]?.id);
	return chosenTiles(liveboard, wanted, tab === undefined ? [] : [tab]);
}

function imageSize({ image_resolution: width = 1920, image_scale: scale }: PngOptions) {
	const size = scaled(scale);
	return { width: size(width), height: size((width * 9) / 16) };
}

export const exportLiveboardReport: Handler = ({ world, body }, session) => {
	const request = body<ExportLiveboardRequest>();
	const { file_format: format, pdf_options: pages = {}, png_options: image = {} } = request;
	const liveboard = findLiveboard(world, session, request.metadata_identifier);
	requireDownload(session, downloadPrivilege(world, format));
	checkPdf(pages);
	checkPng(world, image);
	const tiles = tilesOf(liveboard, request);
	checkFormat(world, format, tiles);
	const viewName = request.personalised_view_identifier ?? image.personalised_view_id;
	const view = viewOf(liveboard, viewName, session.user);
	const { filters, name } = liveboard;
	const look = lookOf({ user: session.user, filters, view, overrides: request });
	const report: Report = {
		title: view ? `${name} (View: ${view.name})` : name,
		applied: applied(look, request),
		tables: tiles.map((tile) => seen(tile, look)),
		numberLocale: request.regional_settings?.number_format_locale,
	};
	return file(exportedFile(format, report, { pages, image: imageSize(image) }));
};
