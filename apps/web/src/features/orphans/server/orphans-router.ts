import { countOrphans } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { findingInput, ignoreInput } from "./inputs.ts";
import { loadOrphans } from "./list-orphans.ts";
import { dismiss, forget, ignore, reopen, startAdoption, startScans } from "./orphan-acts.ts";

/** What the clouds have of ours and nobody recorded, and the other way round. Destroying one is a deployment like every other. */
export const orphansRouter = router({
  list: organizationProcedure("environment:read").query(({ ctx }) => loadOrphans(ctx)),
  /** For the sidebar. */
  count: organizationProcedure("environment:read").query(({ ctx }) => countOrphans(ctx.services.database, ctx.organization.id)),
  scan: organizationProcedure("connection:test").mutation(({ ctx }) => startScans(ctx)),
  adopt: organizationProcedure("environment:edit")
    .input(findingInput)
    .mutation(({ ctx, input }) => startAdoption(ctx, input.finding)),
  dismiss: organizationProcedure("environment:edit")
    .input(findingInput)
    .mutation(({ ctx, input }) => dismiss(ctx, input.finding)),
  ignore: organizationProcedure("environment:edit")
    .input(ignoreInput)
    .mutation(({ ctx, input }) => ignore(ctx, input)),
  reopen: organizationProcedure("environment:edit")
    .input(findingInput)
    .mutation(({ ctx, input }) => reopen(ctx, input.finding)),
  forget: organizationProcedure("environment:edit")
    .input(findingInput)
    .mutation(({ ctx, input }) => forget(ctx, input.finding)),
});
