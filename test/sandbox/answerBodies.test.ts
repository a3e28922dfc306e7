import { AnswerBodies } from '../../sandbox/thoughtspot/answerBodies';

it('the sandbox holds each status of an operation to a schema of its own', () => {
	const operation = {
		id: 'anything',
		method: 'POST',
		path: '/anything',
		since: '9.0.0.cl',
		givesFile: false,
		responses: { 200: { type: 'string' }, 204: { type: 'integer' } },
	};
	const answers = new AnswerBodies('26.9.0.cl');
	answers.check(operation, { status: 200, body: 'text' });
	answers.check(operation, { status: 204, body: 1 });
	expect(() => answers.check(operation, { status: 204, body: 'text' })).toThrow('integer');
});
