import {
	answerLocator,
	liveboardLocator,
} from '../../../nodes/ThoughtSpot/parameters/contentLocators';
import { locatorValue } from '../../../nodes/ThoughtSpot/parameters/locator';
import { locator } from '../../nodes/testBed';

const ID = 'd084c256-e284-4fc4-b80c-111cb606449a';
const OTHER = '0fb54198-868d-45de-8929-139b0089e964';

describe('What a locator chooses', () => {
	it.each<[unknown, string]>([
		[` ${ID.toUpperCase()}`, ID],
		['Sales', 'Sales'],
		['\u200b\u00a0Sales\u00a0West \r\n\u200b', 'Sales\u00a0West'],
		[{ __rl: true, mode: 'id', value: 7 }, '7'],
		[locator('name', ' Sales '), 'Sales'],
		[locator('url', ''), ''],
		[locator('url', ' \u200b'), ''],
		[locator('url', `https://x.thoughtspot.cloud/#/pinboard/${ID}/${OTHER}`), ID],
		[locator('url', `\n\u200bhttps://x.example/${OTHER}/#/pinboard/${ID.toUpperCase()}`), ID],
		[locator('url', `x.thoughtspot.cloud/#/pinboard/${ID}?a=b`), ID],
		[locator('url', ID), ID],
		[undefined, ''],
	])('by %j is %j', (given, value) => {
		expect(locatorValue(liveboardLocator).parse(given)).toBe(value);
	});

	const NO_ID = 'it has no ID in it, and By URL takes the address that the browser shows';
	it.each<[unknown, string]>([
		['Sales', NO_ID],
		['https://x.thoughtspot.cloud/#/home', NO_ID],
		[true, NO_ID],
		[5, NO_ID],
		[null, 'it is empty'],
		[{}, 'it takes a text'],
		[['a'], 'it takes a text'],
	])('by URL cannot be %j', (value, message) => {
		const parsed = locatorValue(answerLocator).safeParse({ __rl: true, mode: 'url', value });
		expect(parsed.error?.issues).toMatchObject([{ message }]);
	});
});
