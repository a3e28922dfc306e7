import {
	addressAt,
	hopMark,
	isHopMark,
	listeningOrigin,
	passedOnHeaders,
} from '../../../nodes/ThoughtSpot/trigger/receiving/hop';

const subscriber = { endpoint: 'webhook', webhookId: '8a0f6c9e-6d0c-4d8b-9a57-6f1d4a7a2b10' };
const own = '/webhook/5b7a1c52-7f0e-4b8e-8f51-1de5c9d0aa01/webhook';
const there = '/webhook/8a0f6c9e-6d0c-4d8b-9a57-6f1d4a7a2b10/webhook';
const origin = 'http://127.0.0.1:5678';

describe('where a process listens', () => {
	it.each([
		[{ localAddress: '127.0.0.1', localPort: 5678 }, 'http://127.0.0.1:5678'],
		[{ localAddress: '::1', localPort: 5678 }, 'http://[::1]:5678'],
		[{ localAddress: '::ffff:172.17.0.2', localPort: 80 }, 'http://172.17.0.2:80'],
		[{ localAddress: '10.0.0.7', localPort: 443, encrypted: true }, 'https://10.0.0.7:443'],
	])('is, by the socket %j, %s', (socket, expected) => {
		expect(listeningOrigin(socket)).toBe(expected);
	});
});

describe('the address of a subscriber', () => {
	const addressFor = (path: string, query = '', at = origin) =>
		addressAt(at, path, query, subscriber);

	it.each([
		['of the process', origin, own, '', `${origin}${there}`],
		['with the query', origin, own, '?n8n=a~b&x=%20y', `${origin}${there}?n8n=a~b&x=%20y`],
		['behind a path prefix', origin, `/n8n${own}`, '', `${origin}/n8n${there}`],
		['of a listener', origin, own.replace('webhook', 'webhook-test'), '', `${origin}${there}`],
		[
			'with what looks like a host',
			origin,
			`//a.example${own}`,
			'',
			`${origin}//a.example${there}`,
		],
		['over IPv6', 'http://[::1]:5678', own, '', `http://[::1]:5678${there}`],
		[
			'over a mapped address',
			'http://[::ffff:7f00:1]:1',
			own,
			'',
			`http://[::ffff:7f00:1]:1${there}`,
		],
		['at a usual port', 'http://127.0.0.1:80', own, '', `http://127.0.0.1${there}`],
	])('is the own one %s with the ID replaced', (_, at, path, query, expected) => {
		expect(addressFor(path, query, at)).toBe(expected);
	});

	it.each([
		['another host', `http://evil.example${own}`],
		['another host after a user', `@evil.example${own}`],
		['another port', `1${own}`],
		['a user', `user:word@evil.example${own}`],
		['a backslash', `\\evil.example${own}`],
		['another host after backslashes', `/\\evil.example${own}`],
		['a path that climbs', `/a/..${own}`],
		['a path that climbs, encoded', `/a/%2e%2e${own}`],
		['a path that climbs, half encoded', `/a/.%2E${own}`],
		['a blank', ` ${own}`],
		['a line end', `/a\r\nHost: evil.example${own}`],
		['a tab', `/\t${own}`],
		['a fragment', `/#${own}`],
		['no path', ''],
		['another path', '/rest/login'],
		['a path that goes on', `${own}/more`],
		['an encoded slash', own.replace('/webhook/', '/webhook%2F')],
	])('is none where the request has %s', (_, path) => {
		expect(addressFor(path)).toBeUndefined();
	});

	it.each(['a/../../rest', '..', 'a@evil.example', 'a:1', 'a?b', 'a#b', 'a%2fb', 'ä', '', 'a b'])(
		'is none where the list has the ID "%s"',
		(webhookId) => {
			expect(addressAt(origin, own, '', { endpoint: 'webhook', webhookId })).toBeUndefined();
		},
	);
});

describe('the mark of a hop', () => {
	const hop = { to: subscriber, signature: 'sha256=abc' };
	const mark = hopMark(hop, ['a secret']);

	it('counts with the secret, current or previous', () => {
		expect(isHopMark(mark, hop, ['a secret'])).toBe(true);
		expect(isHopMark(mark, hop, ['a new secret', 'a secret'])).toBe(true);
	});

	it('counts where the secret has been changed, and who gets it does not know it yet', () => {
		const both = hopMark(hop, ['a new secret', 'a secret']);
		expect(isHopMark(both, hop, ['a secret'])).toBe(true);
		expect(isHopMark(both, hop, ['a new secret'])).toBe(true);
	});

	it.each([
		['another secret', mark, hop, ['another secret']],
		['no secret', mark, hop, []],
		['an empty secret', hopMark(hop, ['']), hop, ['']],
		['another delivery', mark, { ...hop, signature: 'sha256=abd' }, ['a secret']],
		['another subscriber', mark, { ...hop, to: { ...subscriber, webhookId: 'b' } }, ['a secret']],
		[
			'the listener of the same',
			mark,
			{ ...hop, to: { ...subscriber, endpoint: 'webhook-test' } },
			['a secret'],
		],
		['no mark', undefined, hop, ['a secret']],
		['an empty mark', '', hop, ['a secret']],
		['a mark behind others', `a b ${mark}`, hop, ['a secret']],
		['several marks', [mark], hop, ['a secret']],
	])('does not count with %s', (_, presented, at, secrets) => {
		expect(isHopMark(presented, at, secrets)).toBe(false);
	});
});

describe('the headers of a delivery that is passed on', () => {
	const header = 'X-Webhook-Signature';
	const along = {
		'content-type': 'multipart/form-data; boundary=b',
		'content-encoding': 'gzip',
		'x-webhook-signature': 'abc',
		'user-agent': 'Go-http-client/2.0',
		'x-team': 'finance',
	};

	it('are what was sent', () => {
		expect(passedOnHeaders({ ...along, 'x-list': ['a', 'b'] }, header)).toEqual({
			...along,
			'x-list': 'a, b',
		});
	});

	it.each([
		'connection',
		'keep-alive',
		'transfer-encoding',
		'te',
		'trailer',
		'upgrade',
		'proxy-authorization',
		'proxy-connection',
		'host',
		'content-length',
		'expect',
		'cookie',
		'authorization',
		'x-n8n-thoughtspot-presence',
	])('leave out %s', (name) => {
		expect(passedOnHeaders({ ...along, [name]: 'x' }, header)).toEqual(along);
	});

	it.each(['Authorization', 'Cookie', 'Proxy-Signature'])(
		'have the signature, also where its header is %s',
		(name) => {
			const signed = { ...along, [name.toLowerCase()]: 'abc', connection: name };
			expect(passedOnHeaders(signed, name)).toEqual({ ...along, [name.toLowerCase()]: 'abc' });
		},
	);

	it('leave out what Connection names', () => {
		const headers = { ...along, connection: 'close, X-Of-Hop', 'x-of-hop': '1' };
		expect(passedOnHeaders(headers, header)).toEqual(along);
	});
});
