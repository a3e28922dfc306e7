import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

import type { CredentialData } from '../../sandbox/n8n';

export interface Mail {
	from: string;
	to: string[];
	/** Headers and body as they were sent. */
	source: string;
}

export interface MailServer {
	readonly mails: Mail[];
	/** For n8n's credential `smtp`. */
	readonly credential: CredentialData;
	close(): Promise<void>;
}

/** A mail server on loopback that takes every message (SMTP, RFC 5321, without extensions). */
export async function startMailServer(): Promise<MailServer> {
	const mails: Mail[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
		converse(socket, mails);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		mails,
		credential: { host: '127.0.0.1', port, secure: false, disableStartTls: true },
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}

function converse(socket: Socket, mails: Mail[]): void {
	const answer = (line: string) => socket.write(`${line}\r\n`);
	let mail: Mail = { from: '', to: [], source: '' };
	let inData = false;
	createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
		if (inData && line !== '.') {
			mail.source += `${line.replace(/^\./, '')}\r\n`;
			return;
		}
		if (inData) {
			inData = false;
			mails.push(mail);
			mail = { from: '', to: [], source: '' };
			answer('250 Taken');
			return;
		}
		const [, address = ''] = /<(.*)>/.exec(line) ?? [];
		if (/^MAIL /i.test(line)) mail.from = address;
		if (/^RCPT /i.test(line)) mail.to.push(address);
		inData = /^DATA$/i.test(line);
		if (inData) answer('354 Go on');
		else answer(/^QUIT$/i.test(line) ? '221 Bye' : '250 Yes');
	});
	answer('220 127.0.0.1 ESMTP');
}

/** The text of a message, and its attachments, decoded. */
export function readMail({ source }: Mail): { text: string; attachments: Buffer[] } {
	const parts = partsOf(source);
	const isAttachment = (head: string) => /^content-disposition: attachment/im.test(head);
	const [text] = parts.filter(({ head }) => !isAttachment(head));
	return {
		text: text?.content.toString('utf8') ?? '',
		attachments: parts.filter(({ head }) => isAttachment(head)).map(({ content }) => content),
	};
}

function partsOf(source: string): Array<{ head: string; content: Buffer }> {
	const [, boundary] = /^content-type: multipart\/mixed;\s+boundary="(.+)"/im.exec(source) ?? [];
	const parts = boundary === undefined ? [source] : source.split(`--${boundary}`).slice(1, -1);
	return parts.map((part) => {
		const [head = '', ...rest] = part.split('\r\n\r\n');
		return { head, content: decoded(head, rest.join('\r\n\r\n')) };
	});
}

function decoded(head: string, body: string): Buffer {
	const [, encoding] = /^content-transfer-encoding: (\S+)/im.exec(head) ?? [];
	if (encoding === 'base64') return Buffer.from(body, 'base64');
	if (encoding !== 'quoted-printable') return Buffer.from(body);
	const bytes = body
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1');
}
