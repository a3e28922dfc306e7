import { isoTime, readTime } from '../../../nodes/ThoughtSpot/message/time';

const time = Date.UTC(2026, 7, 20, 8);

describe('a time', () => {
	it.each<string | number>([
		'2026-08-20T08:00:00.000Z',
		'2026-08-20T08:00:00z',
		'2026-08-20T10:00:00+02:00',
		'2026-08-20T10:00:00.000+0200',
		'2026-08-20T03:00-05',
		'2026-08-20T08:00:00',
		'2026-08-20 08:00:00',
		'2026-08-20 08:00:00,000',
		'2026-08-20 08:00:00 UTC',
		'2026-08-20T08:00:00 GMT',
		'2026-08-20 01:00:00 PDT',
		'2026-08-20 08:00:00 +0000 UTC',
		'2026-08-20 10:00:00.000 +0200 CEST',
		'2026-08-20T08:00:00Z[UTC]',
		'2026-08-20T10:00:00+02:00[Europe/Berlin]',
		'Thu, 20 Aug 2026 08:00:00 GMT',
		'20 Aug 2026 08:00:00 +0000',
		'Thu Aug 20 08:00:00 UTC 2026',
		'Thu Aug 20 2026 10:00:00 GMT+0200 (Central European Summer Time)',
		' 2026-08-20T08:00:00Z ',
		time,
		time / 1000,
		String(time),
		String(time / 1000),
		`${time / 1000}.000`,
		time * 1e3 + 7,
		`${time}007`,
		`${time}000007`,
	])('%p is read', (text) => {
		expect(readTime(text)).toBe(time);
	});

	it.each<string | number | null>([
		null,
		'',
		' ',
		0,
		'0',
		-1,
		'0001-01-01T00:00:00Z',
		'0000-00-00 00:00:00',
		'1970-01-01T00:00:00.000Z',
		'1969-12-31T16:00:00-08:00',
		'1970-01-01T02:00:00+02:00',
		'Thu Jan 01 00:00:00 UTC 1970',
		-62135596800000,
	])('%p says nothing', (text) => {
		expect(readTime(text)).toBeUndefined();
		expect(isoTime(text)).toBeNull();
	});

	it.each<string | number>([
		'soon',
		'Report 12',
		'2026',
		'20.08.2026 08:00',
		'8/20/2026',
		'2026-13-40T00:00:00Z',
		'2026-08-20T08:00:00 Mars/Olympus',
		'2026-08-20T08:00:00 CET',
		'Thu, 20 Aug 2026 08:00:00',
		9e21,
		NaN,
		Infinity,
	])('%p is unreadable', (text) => {
		expect(readTime(text)).toBe('unreadable');
		expect(isoTime(text)).toBe(typeof text === 'string' ? text : null);
	});

	it.each<[unknown, string | null]>([
		[time / 1000, '2026-08-20T08:00:00.000Z'],
		[String(time), '2026-08-20T08:00:00.000Z'],
		[time * 1e3, '2026-08-20T08:00:00.000Z'],
		['Thu Aug 20 08:00:00 UTC 2026', '2026-08-20T08:00:00.000Z'],
		['2026-08-20T10:00:00+02:00', '2026-08-20T10:00:00+02:00'],
		['2026-08-20', '2026-08-20'],
		['2026-08-20T08:00:00', '2026-08-20T08:00:00.000Z'],
		['2026-08-20 08:00:00 +0000 UTC', '2026-08-20T08:00:00.000Z'],
		['2026-08-20 01:00:00 PDT', '2026-08-20T08:00:00.000Z'],
		['2026-08-20T10:00:00+02:00[Europe/Berlin]', '2026-08-20T08:00:00.000Z'],
		[{}, null],
		[true, null],
	])('%p is %p in an item', (said, iso) => {
		expect(isoTime(said)).toBe(iso);
	});
});
