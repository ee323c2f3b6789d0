import { accountRouter } from "@/features/account/server/account-router.ts";
import { auditRouter } from "@/features/audit/server/audit-router.ts";
import { connectionsRouter } from "@/features/connections/server/connections-router.ts";
import { budgetsRouter } from "@/features/dashboard/server/budgets-router.ts";
import { dashboardRouter } from "@/features/dashboard/server/dashboard-router.ts";
import { wallboardsRouter } from "@/features/dashboard/server/wallboards-router.ts";
import { deploymentsRouter } from "@/features/deployments/server/router.ts";
import { designerRouter } from "@/features/designer/server/router.ts";
import { driftRouter } from "@/features/drift/server/router.ts";
import { environmentsRouter } from "@/features/environments/server/environments-router.ts";
import { guardrailsRouter } from "@/features/guardrails/server/guardrails-router.ts";
import { environmentHealthRouter } from "@/features/health/server/health-router.ts";
import { importsRouter } from "@/features/imports/server/imports-router.ts";
import { invitationRouter } from "@/features/invitation/server/invitation-router.ts";
import { membersRouter } from "@/features/members/server/members-router.ts";
import { inboxRouter } from "@/features/notifications/server/inbox-router.ts";
import { notificationsRouter } from "@/features/notifications/server/notifications-router.ts";
import { organizationsRouter } from "@/features/organizations/server/organizations-router.ts";
import { orphansRouter } from "@/features/orphans/server/orphans-router.ts";
import { projectsRouter } from "@/features/projects/server/projects-router.ts";
import { releasesRouter } from "@/features/releases/server/router.ts";
import { rolesRouter } from "@/features/roles/server/roles-router.ts";
import { schedulesRouter } from "@/features/schedules/server/router.ts";
import { scimRouter } from "@/features/scim/server/scim-router.ts";
import { setupRouter } from "@/features/setup/server/setup-router.ts";
import { ssoRouter } from "@/features/sso/server/sso-router.ts";
import { tokensRouter } from "@/features/tokens/server/tokens-router.ts";
import { liveRouter } from "@/live/server/live-router.ts";
import { navigationRouter } from "@/shell/navigation-router.ts";
import { healthRouter } from "../health/health-router.ts";
import { pricesRouter } from "../prices-router.ts";
import { router } from "./init.ts";

/** Everything the browser can ask for: one line per part. */
export const appRouter = router({
  account: accountRouter,
  audit: auditRouter,
  deployments: deploymentsRouter,
  budgets: budgetsRouter,
  connections: connectionsRouter,
  dashboard: dashboardRouter,
  designer: designerRouter,
  drift: driftRouter,
  environmentHealth: environmentHealthRouter,
  environments: environmentsRouter,
  guardrails: guardrailsRouter,
  health: healthRouter,
  imports: importsRouter,
  inbox: inboxRouter,
  invitation: invitationRouter,
  live: liveRouter,
  members: membersRouter,
  navigation: navigationRouter,
  notifications: notificationsRouter,
  organizations: organizationsRouter,
  orphans: orphansRouter,
  prices: pricesRouter,
  projects: projectsRouter,
  releases: releasesRouter,
  schedules: schedulesRouter,
  roles: rolesRouter,
  scim: scimRouter,
  setup: setupRouter,
  sso: ssoRouter,
  tokens: tokensRouter,
  wallboards: wallboardsRouter,
});

export type AppRouter = typeof appRouter;
