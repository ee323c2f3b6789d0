import type { Permission } from "@zerolake/access";
import { getConnection } from "@zerolake/db";
import * as z from "zod";
import { organizationProcedure } from "@/server/trpc/procedures.ts";

/** As `organizationProcedure`, and one of the organisation's connections by its id. */
export function connectionProcedure(permission: Permission) {
  return organizationProcedure(permission)
    .input(z.object({ connection: z.uuid() }))
    .use(async ({ ctx, input, next }) => {
      const connection = await getConnection(ctx.services.database, ctx.organization.id, input.connection);
      return next({ ctx: { connection } });
    });
}
