import * as z from "zod";

const slug = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z0-9-]*$/);
const versionNumber = z.int().min(1).max(2_147_483_647);

/** Which version comes from where; what is left open is what the way of promotion suggests. */
export const promotionInput = z.object({ from: slug.exactOptional(), version: versionNumber.exactOptional() });

export const promoteInput = z.object({
  from: slug,
  version: versionNumber,
  reason: z.string().trim().max(500, "Use at most 500 characters.").exactOptional(),
});

export const versionInput = z.object({ version: versionNumber });
