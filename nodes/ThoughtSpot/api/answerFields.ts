import { z } from 'zod';

// Fields that several answers of ThoughtSpot share. Optional ones come as `null` or not at all.

export const optionalText = z.string().nullish();

export const identity = z.object({ id: z.coerce.string(), name: optionalText }).passthrough();
export type Identity = z.infer<typeof identity>;

/** What ThoughtSpot says of any user; `name` is the one that they sign in with. */
export const userFields = {
	id: z.string(),
	name: z.string(),
	display_name: optionalText,
	email: optionalText,
};

/** An answer of which nothing is read. */
export const noContent = z.unknown().transform(() => undefined);
