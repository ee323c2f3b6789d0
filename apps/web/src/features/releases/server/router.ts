import { router } from "@/server/trpc/init.ts";
import { environmentProcedure } from "@/server/trpc/procedures.ts";
import { promoteInput, promotionInput, versionInput } from "./inputs.ts";
import { loadPromotion } from "./load-promotion.ts";
import { loadEarlierVersions, previewRollback } from "./load-rollback.ts";
import { promote, rollBack } from "./plan-release.ts";

/** Bringing a version from one environment to the next, and going back. Both end in an ordinary plan. */
export const releasesRouter = router({
  promotion: environmentProcedure("environment:read")
    .input(promotionInput)
    .query(({ ctx, input }) => loadPromotion(ctx, input)),
  promote: environmentProcedure("deployment:plan")
    .input(promoteInput)
    .mutation(({ ctx, input }) => promote(ctx, input)),
  earlier: environmentProcedure("environment:read").query(({ ctx }) => loadEarlierVersions(ctx)),
  /** Of one version, so that the list need not wait for it. */
  preview: environmentProcedure("environment:read")
    .input(versionInput)
    .query(({ ctx, input }) => previewRollback(ctx, input.version)),
  rollBack: environmentProcedure("deployment:plan")
    .input(versionInput)
    .mutation(({ ctx, input }) => rollBack(ctx, input.version)),
});
