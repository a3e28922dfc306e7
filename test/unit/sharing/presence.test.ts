import { saysGone } from '../../../nodes/ThoughtSpot/trigger/sharing/presence';

const answer = (status: number, body: unknown) => ({ status, headers: {}, body });
const said = (message: string, code = 404) => answer(404, { code, message });

describe('an answer', () => {
	it.each([
		['n8n has no such address', said('The requested webhook "POST a/webhook" is not registered.')],
		['n8n 1 kept one', said('Active version not found for workflow with id "1"')],
		['n8n publishes by versions', said('Published version not found for workflow with id "1"')],
		['its workflow was deleted', said('Could not find workflow with id "1"')],
	])('says that nobody is there: %s', (_, given) => {
		expect(saysGone(given)).toBe(true);
	});

	it.each([
		['another method', said('This webhook is not registered for GET requests.')],
		['another code', said('The requested webhook "POST a" is not registered.', 0)],
		['another status', answer(500, { code: 404, message: 'Could not find workflow with id "1"' })],
		['a page', answer(404, '<html>Active version not found for workflow</html>')],
		['nothing', undefined],
	])('says no such thing: %s', (_, given) => {
		expect(saysGone(given)).toBe(false);
	});
});
