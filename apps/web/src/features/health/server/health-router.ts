import { router } from "@/server/trpc/init.ts";
import { environmentProcedure } from "@/server/trpc/procedures.ts";
import { loadHealthMarks } from "./health-marks.ts";
import { loadHealth, loadHealthHistory, lookNow } from "./load-health.ts";

/** How well environments are, from their clouds' own metrics. */
export const environmentHealthRouter = router({
  ofEnvironment: environmentProcedure("environment:read").query(({ ctx }) => loadHealth(ctx)),
  /** The last day, signal by signal. */
  history: environmentProcedure("environment:read").query(({ ctx }) => loadHealthHistory(ctx)),
  /** For a drawing of what is deployed. */
  marks: environmentProcedure("environment:read").query(({ ctx }) => loadHealthMarks(ctx)),
  lookNow: environmentProcedure("health:check").mutation(({ ctx }) => lookNow(ctx)),
});
