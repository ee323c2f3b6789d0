import { ROLES, TOKEN_DAYS_MAX, TOKEN_PERMISSIONS } from "@zerolake/access";
import * as z from "zod";

const NAME_LENGTH_MAX = 80;

const name = z.string().trim().min(1, "Give it a name.").max(NAME_LENGTH_MAX);
const days = z.int().min(1).max(TOKEN_DAYS_MAX);
const token = z.uuid();
const account = z.uuid();

/** A role's permissions, or listed ones; in one project or everywhere. */
const newToken = z.object({
  name,
  days,
  permits: z.union([z.enum(ROLES), z.array(z.enum(TOKEN_PERMISSIONS)).min(1, "Choose at least one permission.")]),
  inProject: z.string().nullish(),
});

export const createInput = newToken;
export const extendInput = z.object({ token, days });
export const revokeInput = z.object({ token });
export const newAccountInput = z.object({ name, role: z.enum(ROLES).exclude(["owner"]) });
export const accountInput = z.object({ account });
export const createForAccountInput = newToken.extend({ account });

export type NewTokenInput = z.infer<typeof newToken>;
