type Message = { headers: Record<string, string>; body: Buffer };

function signatureHeader(headers: Record<string, string>): string {
	const name = Object.keys(headers).find((header) => /signature/i.test(header));
	if (!name) throw new Error('the stand-in did not sign');
	return name;
}

/** What somebody without the signing secret could send, made from a message that ThoughtSpot signed. */
export const forgeries: Array<[string, (message: Message) => Message]> = [
	[
		'a wrong signature',
		({ headers, body }) => {
			const name = signatureHeader(headers);
			const signature = headers[name] ?? '';
			const last = signature.endsWith('0') ? '1' : '0';
			return { headers: { ...headers, [name]: `${signature.slice(0, -1)}${last}` }, body };
		},
	],
	[
		'no signature',
		({ headers, body }) => {
			const name = signatureHeader(headers);
			const rest = Object.entries(headers).filter(([header]) => header !== name);
			return { headers: Object.fromEntries(rest), body };
		},
	],
	[
		'one altered byte',
		({ headers, body }) => {
			const altered = Buffer.from(body);
			const middle = Math.floor(altered.length / 2);
			altered.writeUInt8(altered.readUInt8(middle) ^ 1, middle);
			return { headers, body: altered };
		},
	],
	[
		'a truncated body',
		({ headers, body }) => {
			const truncated = body.subarray(0, body.length - 100);
			const lengths = Object.keys(headers).filter((name) => /^content-length$/i.test(name));
			return {
				headers: {
					...headers,
					...Object.fromEntries(lengths.map((name) => [name, String(truncated.length)])),
				},
				body: truncated,
			};
		},
	],
];
