import { connectionsRouter } from "@/features/connections/server/connections-router.ts";
import { deploymentsRouter } from "@/features/deployments/server/router.ts";
import { designerRouter } from "@/features/designer/server/router.ts";
import { environmentsRouter } from "@/features/environments/server/environments-router.ts";
import { projectsRouter } from "@/features/projects/server/projects-router.ts";
import { setupRouter } from "@/features/setup/server/setup-router.ts";
import { liveRouter } from "@/live/server/live-router.ts";
import { navigationRouter } from "@/shell/navigation-router.ts";
import { healthRouter } from "../health/health-router.ts";
import { pricesRouter } from "../prices-router.ts";
import { router } from "./init.ts";

/** Everything the browser can ask for: one line per part. */
export const appRouter = router({
  deployments: deploymentsRouter,
  connections: connectionsRouter,
  designer: designerRouter,
  environments: environmentsRouter,
  health: healthRouter,
  live: liveRouter,
  navigation: navigationRouter,
  prices: pricesRouter,
  projects: projectsRouter,
  setup: setupRouter,
});

export type AppRouter = typeof appRouter;
