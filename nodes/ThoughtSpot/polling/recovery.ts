import type { IPollFunctions } from 'n8n-workflow';

import { actingUser, mayActAsOthers } from '../api/actingUser';
import type { ExportLiveboard, LiveboardFormat, PdfOptions } from '../api/liveboards';
import { exportLiveboard, visualizationsWithData } from '../api/liveboards';
import type { User } from '../api/people';
import { findUser, personOf } from '../api/people';
import type { Schedule } from '../api/scheduleEndpoints';
import type { StoredReport } from '../reports/storedReport';
import { storeReport } from '../reports/storedReport';
import type { ActingUser } from '../transport/client';
import { resultOrError, ThoughtSpotError } from '../transport/errors';
import type { FailedDelivery } from './failedDeliveries';
import type { Recovery } from './failedItem';

const FORMATS: LiveboardFormat[] = ['PDF', 'CSV', 'XLSX'];

/** What exports and schedules have in common of the options: pages for each tab are the schedules' alone. */
const OPTIONS: Array<keyof PdfOptions> = [
	'include_cover_page',
	'include_custom_logo',
	'include_filter_page',
	'include_page_number',
	'page_footer_text',
	'page_orientation',
	'truncate_table',
];

function pdfOptions({ pdf_options: options }: Schedule): PdfOptions | undefined {
	const given = OPTIONS.flatMap((name) => {
		const value = options?.[name];
		return value === undefined || value === null ? [] : [[name, value] as const];
	});
	return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** The report that a schedule sends, as an export. */
function exportOf(schedule: Schedule): ExportLiveboard | undefined {
	const { metadata, liveboard_options: parts, personalised_view_id: view } = schedule;
	const format = FORMATS.find((each) => each === schedule.file_format);
	if (!metadata?.id || format === undefined) return undefined;
	const visualizations = parts?.visualization_identifiers ?? [];
	return {
		metadata_identifier: metadata.id,
		file_format: format,
		...(visualizations.length > 0 && { visualization_identifiers: visualizations }),
		...(view && { personalised_view_identifier: view }),
		...(format === 'PDF' && { pdf_options: pdfOptions(schedule) }),
	};
}

/** Whose report it is: the recipient's, or for addresses of no user the author's, as ThoughtSpot does. */
async function whoseReport(
	context: IPollFunctions,
	{ job }: FailedDelivery,
	{ author }: Schedule,
): Promise<User> {
	const user = (job.recipients ?? []).find(({ type }) => type === 'USER');
	const identifier = user?.id ?? user?.name ?? user?.email ?? author?.id;
	const found = identifier ? await findUser(context, identifier) : undefined;
	if (found !== undefined) return found;
	throw new ThoughtSpotError(
		`The user whose report it is cannot be found${identifier ? `: ${identifier}` : ''}. Check that this user still exists.`,
	);
}

/** A file, and what it is named after. */
interface Part {
	name: string;
	body: ExportLiveboard;
}

/** What becomes a file each: as CSV every table, as in a delivery, where one export of several would be a ZIP. */
async function partsOf(
	context: IPollFunctions,
	schedule: Schedule,
	body: ExportLiveboard,
	user: ActingUser | undefined,
): Promise<Part[]> {
	if (body.file_format !== 'CSV') return [{ name: schedule.metadata?.name ?? schedule.name, body }];
	const { metadata_identifier, visualization_identifiers } = body;
	const wanted = {
		metadata_identifier,
		...(visualization_identifiers && { visualization_identifiers }),
	};
	const tables = await visualizationsWithData(context, wanted, user);
	return tables.flatMap(({ visualization_id: id, visualization_name: name }) =>
		id ? [{ name: name ?? id, body: { ...body, visualization_identifiers: [id] } }] : [],
	);
}

async function reportsOf(
	context: IPollFunctions,
	parts: Part[],
	user: ActingUser | undefined,
): Promise<StoredReport[]> {
	const reports: StoredReport[] = [];
	for (const { name, body } of parts) {
		const file = await exportLiveboard(context, body, user);
		reports.push(await storeReport(context, file, name, body.file_format));
	}
	return reports;
}

const AS_SIGNED_IN =
	'Exported as the signed-in user, who may see other rows than the recipient: the credential has no secret key.';

async function recover(
	context: IPollFunctions,
	failure: FailedDelivery,
	schedule: Schedule | undefined,
	orgId: string,
): Promise<Recovery> {
	const wanted = schedule && exportOf(schedule);
	if (schedule === undefined || wanted === undefined) {
		throw new ThoughtSpotError(
			'The schedule is no longer there, or the user of the ThoughtSpot credential may not see it, so that nobody knows what to export. Give this user view access to the Liveboard, if the schedule is there.',
		);
	}
	const recipient = (await mayActAsOthers(context))
		? await whoseReport(context, failure, schedule)
		: undefined;
	const user = recipient && (await actingUser(context, recipient.name, orgId));
	const parts = await partsOf(context, schedule, wanted, user);
	if (parts.length === 0) {
		throw new ThoughtSpotError(
			'The Liveboard has no table with data for this user, so there is nothing to export as CSV. Choose PDF in the schedule, or give the user access to the data.',
		);
	}
	const reports = await reportsOf(context, parts, user);
	return recipient
		? { reports, exportedAs: personOf(recipient), note: null }
		: { reports, exportedAs: null, note: AS_SIGNED_IN };
}

/** Exports the report of a delivery again; says why where that cannot be. */
export async function recovered(
	context: IPollFunctions,
	failure: FailedDelivery,
	schedule: Schedule | undefined,
	orgId: string,
): Promise<Recovery> {
	const result = await resultOrError(recover(context, failure, schedule, orgId));
	return result instanceof ThoughtSpotError ? { problem: result.message } : result;
}
