/** What an n8n gives a trigger's address of its own: `<base>/<endpoint>/<webhookId>/webhook`. */
export interface TriggerAddress {
	/** `webhook` where it is published, `webhook-test` where it listens, unless n8n was told other names */
	endpoint: string;
	/** n8n's ID of the trigger's webhook */
	webhookId: string;
}

const SEGMENT = '[\\w-]{1,64}';
const ADDRESS = new RegExp(`^(.*)/(${SEGMENT})/(${SEGMENT})/webhook$`);

/** Which trigger an address is of; `undefined` where it has another form. `address`: a URL, or its path. */
export function triggerAt(address: string): TriggerAddress | undefined {
	const [, , endpoint, webhookId] = ADDRESS.exec(address) ?? [];
	return endpoint && webhookId ? { endpoint, webhookId } : undefined;
}

/** Where it is below what all triggers of an n8n have in common. */
export const pathOf = ({ endpoint, webhookId }: TriggerAddress): string =>
	`/${endpoint}/${webhookId}/webhook`;

/**
 * The address of another trigger of the same n8n: `own`, a trigger's URL or the path of it, with the endpoint and the ID
 * replaced, and nothing else. `undefined` where `own` has another form.
 */
export function addressOf(own: string, trigger: TriggerAddress): string | undefined {
	const [, base] = ADDRESS.exec(own) ?? [];
	return base === undefined ? undefined : base + pathOf(trigger);
}

/** Whether an address is of a trigger of the n8n that `own` is of: the same but for endpoint and ID. */
export function isOfSameN8n(own: string, address: string): boolean {
	const trigger = triggerAt(address);
	return trigger !== undefined && addressOf(own, trigger) === address;
}
