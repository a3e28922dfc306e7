import type { IHookFunctions } from 'n8n-workflow';

// n8n tells `create` that it is for a test listener, but not `delete`.
const addresses = new Set<string | undefined>();

const addressOf = (context: IHookFunctions) => context.getNodeWebhookUrl('default');

/** Called by `create`: where it is for a test listener, its address counts as one's until that leaves. */
export function noteListener(context: IHookFunctions): void {
	if (context.getActivationMode() === 'manual') addresses.add(addressOf(context));
}

/** Called by `delete`: whether it is for a test listener of this process. */
export function forgetListener(context: IHookFunctions): boolean {
	return addresses.delete(addressOf(context));
}
