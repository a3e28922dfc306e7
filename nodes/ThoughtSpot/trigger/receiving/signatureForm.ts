import type { IDataObject } from 'n8n-workflow';

/** In the node's static data */
const FIELD = 'bodySignatureSeen';

/** Whether ThoughtSpot is known to sign whole forms, so that a signed payload alone no longer counts. */
export const hasSeenBodySignature = (data: IDataObject): boolean => data[FIELD] === true;

/** n8n stores the data again where it is touched. */
export function rememberBodySignature(data: IDataObject): void {
	if (!hasSeenBodySignature(data)) data[FIELD] = true;
}
