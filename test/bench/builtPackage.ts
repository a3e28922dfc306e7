import { createRequire } from 'node:module';

const load = createRequire(__filename);
const folder = '../../dist/nodes/ThoughtSpot';

// as it is shipped: tsx adds to every function of the sources what would be measured as well
export const { receive } = load(
	`${folder}/trigger/receiving/verify/verdict`,
) as typeof import('../../nodes/ThoughtSpot/trigger/receiving/verify/verdict');
export const { Bytes } = load(
	`${folder}/message/bytes`,
) as typeof import('../../nodes/ThoughtSpot/message/bytes');
export const { parseMultipart } = load(
	`${folder}/trigger/receiving/verify/multipart`,
) as typeof import('../../nodes/ThoughtSpot/trigger/receiving/verify/multipart');
export const { readBody } = load(
	`${folder}/trigger/receiving/requestBody`,
) as typeof import('../../nodes/ThoughtSpot/trigger/receiving/requestBody');
export const { presentedSignature } = load(
	`${folder}/trigger/receiving/verify/announcement`,
) as typeof import('../../nodes/ThoughtSpot/trigger/receiving/verify/announcement');
export const { Signature, startDigest } = load(
	`${folder}/trigger/receiving/verify/signature`,
) as typeof import('../../nodes/ThoughtSpot/trigger/receiving/verify/signature');
export const { claim } = load(
	`${folder}/trigger/receiving/claim`,
) as typeof import('../../nodes/ThoughtSpot/trigger/receiving/claim');
export const { deliveryKeys } = load(
	`${folder}/message/messageKey`,
) as typeof import('../../nodes/ThoughtSpot/message/messageKey');
export const { toExecutionData } = load(
	`${folder}/trigger/receiving/executionData`,
) as typeof import('../../nodes/ThoughtSpot/trigger/receiving/executionData');
