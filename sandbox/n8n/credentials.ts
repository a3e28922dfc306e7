import { z } from 'zod';

import type { Rest } from './rest';

export interface CredentialReference {
	id: string;
	name: string;
	type: string;
}

export type CredentialData = Record<string, string | number | boolean>;

const stored = z.object({ id: z.string(), name: z.string(), type: z.string() });
const withData = stored.extend({ data: z.record(z.unknown()) });
const verdict = z.object({ status: z.enum(['OK', 'Error']), message: z.string() });

/** What the editor's credential dialogue does. */
export class Credentials {
	constructor(private readonly rest: Rest) {}

	async import(credential: {
		name: string;
		type: string;
		data: CredentialData;
	}): Promise<CredentialReference> {
		return await this.rest.call('POST', '/credentials', stored, credential);
	}

	/** Changes some fields of a stored credential; the others stay, secrets included. */
	async patch(id: string, data: CredentialData): Promise<void> {
		const { name, type, data: shown } = await this.read(id);
		await this.rest.call('PATCH', `/credentials/${id}`, z.unknown(), {
			name,
			type,
			data: { ...shown, ...data },
		});
	}

	/** The test button: of the stored credential, or with some fields typed over and not saved. */
	async test(id: string, data: CredentialData = {}): Promise<z.infer<typeof verdict>> {
		const { name, type, data: shown } = await this.read(id);
		return await this.rest.call('POST', '/credentials/test', verdict, {
			credentials: { id, name, type, data: { ...shown, ...data } },
		});
	}

	/** The credential as the editor gets it: n8n blanks secrets. */
	async read(id: string): Promise<z.infer<typeof withData>> {
		return await this.rest.call('GET', `/credentials/${id}?includeData=true`, withData);
	}
}
