import { listDeployments, salvageDraft } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { environmentProcedure, projectProcedure } from "@/server/trpc/procedures.ts";
import { describeSurroundings } from "./describe-surroundings.ts";
import { editsSince } from "./edits-since.ts";
import {
  overlayInput,
  overrideInput,
  planInput,
  restoreInput,
  saveEditsInput,
  saveVersionInput,
  sinceInput,
  versionInput,
} from "./inputs.ts";
import { loadOverlay } from "./load-overlay.ts";
import { openDraft } from "./open-draft.ts";
import { overrideSetting } from "./override-setting.ts";
import { planDraft } from "./plan-draft.ts";
import { saveEdits } from "./save-edits.ts";
import { listDraftVersions, openVersion, restoreAsDraft, saveVersion } from "./versions.ts";

const RECENT_DEPLOYMENTS = 10;

/** The draft of a project's blueprint, its versions, and planning it. */
export const designerRouter = router({
  open: projectProcedure("blueprint:read").query(({ ctx }) => openDraft(ctx)),
  /** What can be shown of a draft that `open` finds unreadable. */
  salvage: projectProcedure("blueprint:read").query(({ ctx }) => salvageDraft(ctx.services.database, ctx.organization.id, ctx.project.id)),
  surroundings: projectProcedure("blueprint:read").query(({ ctx }) => describeSurroundings(ctx)),
  save: projectProcedure("blueprint:edit")
    .input(saveEditsInput)
    .mutation(({ ctx, input }) => saveEdits(ctx, input)),
  since: projectProcedure("blueprint:read")
    .input(sinceInput)
    .query(({ ctx, input }) => editsSince(ctx, input.revision)),
  versions: projectProcedure("blueprint:read").query(({ ctx }) => listDraftVersions(ctx)),
  version: projectProcedure("blueprint:read")
    .input(versionInput)
    .query(({ ctx, input }) => openVersion(ctx, input.number)),
  saveVersion: projectProcedure("blueprint:edit")
    .input(saveVersionInput)
    .mutation(({ ctx, input }) => saveVersion(ctx, input)),
  restore: projectProcedure("blueprint:edit")
    .input(restoreInput)
    .mutation(({ ctx, input }) => restoreAsDraft(ctx, input)),
  override: environmentProcedure("environment:edit")
    .input(overrideInput)
    .mutation(({ ctx, input }) => overrideSetting(ctx, input)),
  plan: environmentProcedure("deployment:plan")
    .input(planInput)
    .mutation(({ ctx, input }) => planDraft(ctx, input)),
  overlay: projectProcedure("deployment:read")
    .input(overlayInput)
    .query(({ ctx, input }) => loadOverlay(ctx, input)),
  /** Deployments whose plan or run can be laid over the drawing, newest first. */
  overlays: projectProcedure("deployment:read").query(async ({ ctx }) => {
    const rows = await listDeployments(ctx.services.database, ctx.organization.id, {
      projectId: ctx.project.id,
      limit: RECENT_DEPLOYMENTS,
    });
    return rows
      .filter(({ planTotals }) => planTotals !== null)
      .map(({ number, state, environment }) => ({ number, state, environment: environment.name }));
  }),
});
