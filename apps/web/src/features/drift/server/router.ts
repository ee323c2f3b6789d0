import type { Permission } from "@zerolake/access";
import { driftSummary, listDriftPlaces } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { environmentProcedure, organizationProcedure, placesProcedure } from "@/server/trpc/procedures.ts";
import { adoptInDesign, adoptInEnvironment } from "./adopt-drift.ts";
import { askAdoption, askWanted } from "./ask-adoption.ts";
import { checkNow, endIgnoring, forget, ignore, setSchedule } from "./decide-drift.ts";
import { adoptInDesignInput, adoptInput, findingInput, findingsInput, ignoreInput, scheduleInput } from "./inputs.ts";
import { loadDrift } from "./load-drift.ts";
import { revertDrift } from "./revert-drift.ts";

/** About findings of any environments: each has to be in one where the person may decide. */
const findingsProcedure = (permission: Permission) =>
  placesProcedure(permission)
    .input(findingsInput)
    .use(async ({ ctx, input, next }) => {
      ctx.requireIn(await listDriftPlaces(ctx.services.database, ctx.organization.id, input.findings));
      return next();
    });

/** What is not in the clouds as it was deployed, and what people do about it. */
export const driftRouter = router({
  list: organizationProcedure("environment:read").query(({ ctx }) => loadDrift(ctx)),
  /** How much of it matters, for the sidebar. */
  count: organizationProcedure("environment:read").query(async ({ ctx }) => {
    const { high, medium } = await driftSummary(ctx.services.database, ctx.organization.id);
    return high + medium;
  }),
  ofEnvironment: environmentProcedure("environment:read").query(({ ctx }) => loadDrift(ctx, ctx.environment.id)),

  checkAll: organizationProcedure("drift:check").mutation(({ ctx }) => checkNow(ctx)),
  check: environmentProcedure("drift:check").mutation(({ ctx }) => checkNow(ctx, ctx.environment.id)),
  setSchedule: environmentProcedure("environment:edit")
    .input(scheduleInput)
    .mutation(({ ctx, input }) => setSchedule(ctx, input.everyHours)),

  ignore: findingsProcedure("drift:decide")
    .input(ignoreInput)
    .mutation(({ ctx, input }) => ignore(ctx, input)),
  endIgnoring: findingsProcedure("drift:decide").mutation(({ ctx, input }) => endIgnoring(ctx, input.findings)),
  forget: environmentProcedure("drift:decide")
    .input(findingInput)
    .mutation(({ ctx, input }) => forget(ctx, input.finding)),

  revert: environmentProcedure("deployment:plan")
    .input(findingsInput)
    .mutation(({ ctx, input }) => revertDrift(ctx, input.findings)),

  /** What the draft wants where a finding is. */
  wanted: environmentProcedure("blueprint:read")
    .input(findingInput)
    .query(({ ctx, input }) => askWanted(ctx, input.finding)),
  /** Which edit would make the design want it, and what else that changes. */
  adoption: environmentProcedure("blueprint:read")
    .input(findingInput)
    .query(({ ctx, input }) => askAdoption(ctx, input.finding)),
  adoptInDesign: environmentProcedure("blueprint:edit")
    .input(adoptInDesignInput)
    .mutation(({ ctx, input }) => adoptInDesign(ctx, input)),
  adoptInEnvironment: environmentProcedure("environment:edit")
    .input(adoptInput)
    .mutation(({ ctx, input }) => adoptInEnvironment(ctx, input)),
});
