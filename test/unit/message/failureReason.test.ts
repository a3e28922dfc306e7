import { reasonInWords } from '../../../nodes/ThoughtSpot/message/failureReason';

it.each([
	[undefined, 'ThoughtSpot gives no reason.'],
	['', 'ThoughtSpot gives no reason.'],
	[' ', 'ThoughtSpot gives no reason.'],
	[' . ', 'ThoughtSpot gives no reason.'],
	['connect ECONNREFUSED 10.0.0.1:443', /^The receiver refused the connection: n8n is not running/],
	['HTTP status 404', /^No published workflow receives at the address of the webhook \(HTTP/],
	['HTTP 401: no', /^The receiver did not accept the signature/],
	['Read timed out.', /^The receiver did not answer within 5 seconds \(Read timed out\)\.$/],
	['HTTP 503', /^The receiver, or something in front of it, had a fault \(HTTP 503\)\.$/],
	['Something else', /^Something else\.$/],
])('%j is said in words', (detail, words) => {
	expect(reasonInWords(detail)).toMatch(words);
});
