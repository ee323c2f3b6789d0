import { type Rights, ROLES } from "@zerolake/access";
import * as z from "zod";
import type { Transaction } from "../database.ts";
import { grantOf, storedGrantSchema } from "./grants.ts";

const membershipSchema = z.object({ role: z.enum(ROLES), grants: z.array(storedGrantSchema) });

/** What a member may do, wherever it was given to them; `undefined` for who is none, or may not come in any more. Places are ids. */
export async function findRights(db: Pick<Transaction, "membership">, organizationId: string, userId: string): Promise<Rights | undefined> {
  const row = await db.membership.findFirst({
    where: { organizationId, userId, deactivatedAt: null, user: { disabledAt: null } },
    select: { role: true, grants: { select: { role: true, projectId: true, environmentId: true } } },
  });
  return row ? rightsOf(row) : undefined;
}

/** A membership as it is read from the database, parsed. */
export function rightsOf(row: unknown): Rights {
  const { role, grants } = membershipSchema.parse(row);
  return { role, grants: grants.map(grantOf) };
}
