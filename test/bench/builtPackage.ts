import { createRequire } from 'node:module';

const load = createRequire(__filename);
const folder = '../../dist/nodes/ThoughtSpot/trigger/delivery';

// as it is shipped: tsx adds to every function of the sources what would be measured as well
export const { receive } = load(
	`${folder}/delivery`,
) as typeof import('../../nodes/ThoughtSpot/trigger/delivery/delivery');
export const { Bytes } = load(
	`${folder}/bytes`,
) as typeof import('../../nodes/ThoughtSpot/trigger/delivery/bytes');
export const { parseMultipart } = load(
	`${folder}/multipart`,
) as typeof import('../../nodes/ThoughtSpot/trigger/delivery/multipart');
export const { readBody } = load(
	`${folder}/requestBody`,
) as typeof import('../../nodes/ThoughtSpot/trigger/delivery/requestBody');
export const { startDigest } = load(
	`${folder}/signature`,
) as typeof import('../../nodes/ThoughtSpot/trigger/delivery/signature');
