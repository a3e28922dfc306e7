import { isSigned, sign } from './signedText';
import type { TriggerAddress } from './triggerAddress';

/** Marks a question whether a trigger is there: it is no delivery, and no refusal is logged. */
export const PRESENCE_HEADER = 'x-n8n-thoughtspot-presence';

const PURPOSE = 'presence';

const textOf = ({ endpoint, webhookId }: TriggerAddress) => [endpoint, webhookId].join('\n');

/** The value of the header: only who knows the signing secret can write it, and it asks that trigger alone. */
export const presenceMark = (asked: TriggerAddress, secret: string): string =>
	sign(PURPOSE, textOf(asked), secret);

export const isPresenceMark = (
	mark: unknown,
	asked: TriggerAddress,
	secrets: readonly string[],
): boolean => typeof mark === 'string' && isSigned(PURPOSE, textOf(asked), mark, secrets);
