import { passes } from '../../../nodes/ThoughtSpot/message/filters';
import { readPayload } from '../../../nodes/ThoughtSpot/message/payload';
import { examplePayload } from '../../messages';

type Filters = Parameters<typeof passes>[1];

const none: Filters = {
	liveboards: [],
	schedules: [],
	fileFormats: [],
	recipientTypes: [],
	testEvents: 'include',
};
const liveboard = examplePayload().metadataObject.id;
const report = readPayload(examplePayload());
const test = readPayload({ eventId: 'n.validation-1' });

describe('filters', () => {
	it.each<[string, Partial<Filters>, boolean]>([
		['none', {}, true],
		['its Liveboard', { liveboards: [liveboard] }, true],
		['its Liveboard among others', { liveboards: ['x', liveboard] }, true],
		['its Liveboard in upper case', { liveboards: [liveboard.toUpperCase()] }, true],
		['its Liveboard by name', { liveboards: ['Retail Sales (View: West)'] }, true],
		['another Liveboard', { liveboards: ['x'] }, false],
		['a part of its name', { liveboards: ['Retail'] }, false],
		['its schedule', { schedules: ['schedule-1'] }, true],
		['its schedule by name', { schedules: ['every monday'] }, true],
		['another schedule', { schedules: ['schedule-2'] }, false],
		['its format', { fileFormats: ['csv', 'PDF'] }, true],
		['another format', { fileFormats: ['xlsx'] }, false],
		['one of its types of recipients', { recipientTypes: ['EXTERNAL_EMAIL'] }, true],
		['another type of recipients', { recipientTypes: ['GROUP'] }, false],
		['its Liveboard and another schedule', { liveboards: [liveboard], schedules: ['x'] }, false],
		['no test events', { testEvents: 'exclude' }, true],
		['test events only', { testEvents: 'only' }, false],
	])('for %s let a report pass: %p → %p', (_, filters, passed) => {
		expect(passes(report, { ...none, ...filters })).toBe(passed);
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
});
