import {
  countEnvironmentStates,
  countOpenFindings,
  deleteDashboardView,
  findMembership,
  listActivity,
  listDashboardViews,
  listDataProofs,
  listIllComponents,
  listRunningDeployments,
  listScopeChoices,
  notFound,
  saveDashboardView,
} from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure, userProcedure } from "@/server/trpc/procedures.ts";
import { ACTIVITY_ACTIONS } from "../store/activity-words.ts";
import { scopeOf } from "./dashboard-context.ts";
import { newViewInput, rangeInput, scopeInput, viewInput } from "./inputs.ts";
import { loadCosts } from "./load-costs.ts";
import { loadDeliveries } from "./load-deliveries.ts";
import { loadNeeds } from "./load-needs.ts";
import { loadWallboard } from "./load-wallboard.ts";

const RUNNING_MAX = 8;
const ACTIVITY_MAX = 8;
/** The tiles show some of them, the files all. */
const ILL_MAX = 50;
const PROOFS_MAX = 50;

const tile = organizationProcedure("deployment:read").input(scopeInput);

/** A person's own views of an organisation that they are a member of; a change of them changes nothing for anybody else. */
const ownViews = userProcedure.input(z.object({ organization: z.string().max(100) })).use(async ({ ctx, input, next }) => {
  const membership = await findMembership(ctx.services.database, ctx.session, input.organization);
  if (!membership) throw notFound("organisation");
  return next({ ctx: { organizationId: membership.organizationId } });
});

/** Each tile is asked for by itself, so that one that fails leaves the others alone. */
export const dashboardRouter = router({
  needs: tile.query(({ ctx, input }) => loadNeeds(ctx, input)),
  environments: tile.query(({ ctx, input }) => countEnvironmentStates(ctx.services.database, ctx.organization.id, scopeOf(input))),
  running: tile.query(({ ctx, input }) =>
    listRunningDeployments(ctx.services.database, ctx.organization.id, { ...scopeOf(input), limit: RUNNING_MAX }),
  ),
  deliveries: organizationProcedure("deployment:read")
    .input(rangeInput)
    .query(({ ctx, input }) => loadDeliveries(ctx, input)),
  findings: tile.query(({ ctx, input }) => countOpenFindings(ctx.services.database, ctx.organization.id, scopeOf(input))),
  health: tile.query(({ ctx, input }) =>
    listIllComponents(ctx.services.database, ctx.organization.id, { ...scopeOf(input), limit: ILL_MAX }),
  ),
  proofs: tile.query(({ ctx, input }) =>
    listDataProofs(ctx.services.database, ctx.organization.id, { ...scopeOf(input), limit: PROOFS_MAX }),
  ),
  costs: tile.query(({ ctx, input }) => loadCosts(ctx, input)),
  activity: organizationProcedure("deployment:read").query(({ ctx }) =>
    listActivity(ctx.services.database, ctx.organization.id, { actions: ACTIVITY_ACTIONS, limit: ACTIVITY_MAX }),
  ),
  wallboard: organizationProcedure("deployment:read")
    .input(rangeInput)
    .query(({ ctx, input }) => loadWallboard(ctx, input)),
  choices: organizationProcedure("deployment:read").query(({ ctx }) => listScopeChoices(ctx.services.database, ctx.organization.id)),
  views: ownViews.query(({ ctx }) => listDashboardViews(ctx.services.database, ctx.organizationId, ctx.user.id)),
  saveView: ownViews
    .input(newViewInput)
    .mutation(({ ctx, input }) => saveDashboardView(ctx.services.database, ctx.organizationId, { userId: ctx.user.id, ...input })),
  deleteView: ownViews
    .input(viewInput)
    .mutation(({ ctx, input }) =>
      deleteDashboardView(ctx.services.database, ctx.organizationId, { userId: ctx.user.id, viewId: input.view }),
    ),
});
