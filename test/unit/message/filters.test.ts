import type { Filters } from '../../../nodes/ThoughtSpot/message/filters';
import { reasonToIgnore, wantedRecipients } from '../../../nodes/ThoughtSpot/message/filters';
import type { DeliveredFile } from '../../../nodes/ThoughtSpot/message/delivery';
import type { Payload } from '../../../nodes/ThoughtSpot/message/payload';
import { readPayload } from '../../../nodes/ThoughtSpot/message/payload';
import { examplePayload } from '../../messages';

const none: Filters = {
	liveboards: [],
	schedules: [],
	fileFormats: [],
	recipientTypes: [],
	recipients: [],
	testEvents: 'include',
};
const liveboard = examplePayload().metadataObject.id;
const report = readPayload(examplePayload());
const test = readPayload({ eventId: 'n.validation-1' });
const passes = (payload: Payload, filters: Filters, files: DeliveredFile[] = []) =>
	reasonToIgnore(payload, files, filters) === undefined;

describe('filters', () => {
	it.each<[string, Partial<Filters>, boolean]>([
		['none', {}, true],
		['its Liveboard', { liveboards: [liveboard] }, true],
		['its Liveboard among others', { liveboards: ['x', liveboard] }, true],
		['its Liveboard in upper case', { liveboards: [liveboard.toUpperCase()] }, true],
		['its Liveboard by name', { liveboards: ['Retail Sales (View: West)'] }, true],
		['its Liveboard by name without the view', { liveboards: ['retail sales'] }, true],
		['its Liveboard by name, with a blank', { liveboards: [' Retail Sales '] }, true],
		[
			'its Liveboard by name, pasted',
			{ liveboards: ['\u200b\ufeffRetail\u00a0Sales\u00ad '] },
			true,
		],
		['its view', { liveboards: ['West'] }, false],
		['another view', { liveboards: ['Retail Sales (View: East)'] }, false],
		['another Liveboard', { liveboards: ['x'] }, false],
		['a part of its name', { liveboards: ['Retail'] }, false],
		['its schedule', { schedules: ['schedule-1'] }, true],
		['its schedule by name', { schedules: ['every monday'] }, true],
		['another schedule', { schedules: ['schedule-2'] }, false],
		['its format', { fileFormats: ['csv', 'PDF'] }, true],
		['another format', { fileFormats: ['xlsx'] }, false],
		['one of its types of recipients', { recipientTypes: ['EXTERNAL_EMAIL'] }, true],
		['another type of recipients', { recipientTypes: ['GROUP'] }, false],
		['one of its recipients', { recipients: ['x@example.com', 'GUEST@example.com'] }, true],
		['another recipient', { recipients: ['ann@example.com'] }, false],
		['the name of a recipient', { recipients: ['Ann Lee'] }, false],
		['its Liveboard and another schedule', { liveboards: [liveboard], schedules: ['x'] }, false],
		['no test events', { testEvents: 'exclude' }, true],
		['test events only', { testEvents: 'only' }, false],
	])('for %s let a report pass: %p → %p', (_, filters, passed) => {
		expect(passes(report, { ...none, ...filters })).toBe(passed);
	});

	it('let a report pass whose name has in it what nobody sees', () => {
		const pasted = readPayload({
			metadataObject: { id: 'x', name: 'Retail Sales\u200b (View: West)' },
		});
		expect(passes(pasted, { ...none, liveboards: ['Retail Sales'] })).toBe(true);
	});

	it.each<[string, Partial<Filters>, boolean]>([
		['none', {}, true],
		['test events only', { testEvents: 'only' }, true],
		['no test events', { testEvents: 'exclude' }, false],
		['a Liveboard, which a test event has not', { liveboards: [liveboard] }, true],
	])('for %s let a test event pass: %p → %p', (_, filters, passed) => {
		expect(passes(test, { ...none, ...filters })).toBe(passed);
	});

	it.each<[string, Partial<Filters>]>([
		['Liveboard', { liveboards: [''] }],
		['schedule', { schedules: [''] }],
		['format', { fileFormats: [''] }],
		['recipient', { recipientTypes: [''] }],
	])('never match a report without a %s by an empty value', (_, filters) => {
		expect(passes(readPayload({ eventId: 'n.1' }), { ...none, ...filters })).toBe(false);
	});

	it.each<[string, string | undefined, DeliveredFile[], boolean]>([
		['by its files', undefined, [{ fileName: 'a', mimeType: 'text/csv' }], true],
		['by their names', undefined, [{ fileName: 'a.csv', mimeType: 'text/plain' }], true],
		['by another file', undefined, [{ fileName: 'a.pdf', mimeType: 'application/pdf' }], false],
		['by nothing', undefined, [], false],
		['by its own word', 'PDF', [{ fileName: 'a.csv', mimeType: 'text/csv' }], false],
	])('judge the format %s', (_, fileFormat, files, passed) => {
		const payload = readPayload({ data: { scheduleDetails: { fileFormat } } });
		expect(passes(payload, { ...none, fileFormats: ['csv'] }, files)).toBe(passed);
	});

	it.each<[Payload, Partial<Filters>, string]>([
		[report, { liveboards: ['x'] }, `its Liveboard is ${liveboard}, Retail Sales (View: West)`],
		[report, { schedules: ['x'] }, 'its schedule is schedule-1, Every Monday'],
		[report, { fileFormats: ['csv'] }, 'its file format is pdf'],
		[report, { recipientTypes: ['x'] }, 'its recipient type is USER, EXTERNAL_EMAIL'],
		[report, { recipients: ['x@example.com'] }, 'it goes to none of the recipients'],
		[
			report,
			{ recipientTypes: ['USER'], recipients: ['guest@example.com'] },
			'it goes to none of the recipients',
		],
		[report, { testEvents: 'only' }, 'it is no test event'],
		[test, { testEvents: 'exclude' }, 'it is a test event'],
		[readPayload({}), { schedules: ['x'] }, 'its schedule is unknown'],
	])('say why: %j', (payload, filters, reason) => {
		expect(reasonToIgnore(payload, [], { ...none, ...filters })).toContain(reason);
	});

	it.each<[Payload, Partial<Filters>, string[]]>([
		[report, {}, ['ann.lee@example.com', 'guest@example.com']],
		[report, { recipientTypes: ['USER'] }, ['ann.lee@example.com']],
		[report, { recipients: ['GUEST@example.com'] }, ['guest@example.com']],
		[report, { recipientTypes: ['USER'], recipients: ['guest@example.com'] }, []],
		[
			readPayload({ ...examplePayload(), eventId: 'n.validation-1' }),
			{ recipientTypes: ['GROUP'] },
			['ann.lee@example.com', 'guest@example.com'],
		],
	])('name recipients: %j, %j', (payload, filters, emails) => {
		const wanted = wantedRecipients(payload, { ...none, ...filters });
		expect(wanted.map(({ email }) => email)).toEqual(emails);
	});
});
