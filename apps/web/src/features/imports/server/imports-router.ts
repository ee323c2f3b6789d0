import { findImport } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { environmentProcedure } from "@/server/trpc/procedures.ts";
import { forget, importExisting, lookForExisting } from "./import-acts.ts";
import { loadPlannedResources } from "./planned-resources.ts";

const address = z.string().min(1).max(500);

/** Recording what somebody else made in the place of a planned resource. */
export const importsRouter = router({
  planned: environmentProcedure("environment:read").query(({ ctx }) => loadPlannedResources(ctx)),

  /** The look for what exists at one address, and what became of it; `null` when nobody has looked. */
  find: environmentProcedure("environment:read")
    .input(z.object({ address }))
    .query(({ ctx, input }) =>
      findImport(ctx.services.database, ctx.organization.id, { environmentId: ctx.environment.id, address: input.address }),
    ),

  look: environmentProcedure("environment:edit")
    .input(z.object({ address }))
    .mutation(({ ctx, input }) => lookForExisting(ctx, input.address)),

  choose: environmentProcedure("environment:edit")
    .input(z.object({ address, identifier: z.string().min(1).max(2_048) }))
    .mutation(({ ctx, input }) => importExisting(ctx, input)),

  forget: environmentProcedure("environment:edit")
    .input(z.object({ address }))
    .mutation(({ ctx, input }) => forget(ctx, input.address)),
});
