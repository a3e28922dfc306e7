const REASONS: Array<[words: RegExp, reason: string]> = [
	[
		/ECONNREFUSED|connection refused/i,
		'The receiver refused the connection: n8n is not running, or at another address',
	],
	[
		/ENOTFOUND|EAI_AGAIN|unknown host|no such host/i,
		'There is no such host as in the address of the webhook',
	],
	[/time(d)? ?out|deadline/i, 'The receiver did not answer within 5 seconds'],
	[/certificate|\bTLS\b|\bSSL\b/i, 'The certificate of the receiver is not trusted'],
	[/\b401\b/, 'The receiver did not accept the signature, or wants a sign-in'],
	[/\b403\b/, 'Something in front of the receiver refused the delivery'],
	[/\b404\b/, 'No published workflow receives at the address of the webhook'],
	[/\b413\b/, 'The report is larger than the receiver, or something in front of it, takes'],
	[/\b429\b/, 'The receiver was sent too much at once'],
	[/\b5\d\d\b/, 'The receiver, or something in front of it, had a fault'],
	[/ECONNRESET|EPIPE|socket hang up|broken pipe|connection reset/i, 'The connection broke'],
	[/deleted/i, 'The webhook was deleted'],
];

/** Why a delivery failed, in words for people, with ThoughtSpot's own behind them. */
export function reasonInWords(detail: string | null | undefined): string {
	const said = (detail ?? '').trim().replace(/[.\s]+$/, '');
	if (said === '') return 'ThoughtSpot gives no reason.';
	const [, reason] = REASONS.find(([words]) => words.test(said)) ?? [];
	return `${reason === undefined ? said : `${reason} (${said})`}.`;
}
