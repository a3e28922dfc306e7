import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

import type { CredentialData } from '../../sandbox/n8n';

export interface Mail {
	/** The addresses that it was sent to, whatever its headers say */
	to: string[];
	subject: string;
	text: string;
	/** Empty where it has none */
	html: string;
	attachments: Buffer[];
}

export interface MailServer {
	readonly mails: Mail[];
	/** For n8n's credential `smtp`. */
	readonly credential: CredentialData;
	close(): Promise<void>;
}

/** A mail server on loopback that takes every message. */
export async function startMailServer(): Promise<MailServer> {
	const mails: Mail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, { envelope }, done) => {
			const to = envelope.rcptTo.map(({ address }) => address);
			simpleParser(stream).then(({ subject = '', text = '', html, attachments: files }) => {
				const attachments = files.map(({ content }) => content);
				mails.push({ to, subject, text, html: html || '', attachments });
				done();
			}, done);
		},
	});
	server.listen(0, '127.0.0.1');
	await once(server.server, 'listening');
	const { port } = server.server.address() as AddressInfo;
	return {
		mails,
		credential: { host: '127.0.0.1', port, secure: false, disableStartTls: true },
		close: async () => await new Promise((closed) => server.close(() => closed())),
	};
}
