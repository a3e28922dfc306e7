import { z } from 'zod';

// Fields that several answers of ThoughtSpot share. Optional ones come as `null` or not at all.

export const optionalText = z.string().nullish();

export const identity = z.object({ id: z.coerce.string(), name: optionalText }).passthrough();
export type Identity = z.infer<typeof identity>;

/** An answer of which nothing is read. */
export const noContent = z.unknown().transform(() => undefined);
