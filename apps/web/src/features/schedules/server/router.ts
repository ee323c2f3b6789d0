import { getSchedule } from "@zerolake/db";
import { router } from "@/server/trpc/init.ts";
import { environmentProcedure } from "@/server/trpc/procedures.ts";
import { expiryInput, hoursInput } from "./inputs.ts";
import { loadHibernation } from "./load-hibernation.ts";
import { keepLonger, setEnd, setHours } from "./set-schedule.ts";
import { hibernate, wake } from "./sleep.ts";

/** Sleeping and waking, working hours and the end of an environment. */
export const schedulesRouter = router({
  get: environmentProcedure("environment:read").query(({ ctx }) =>
    getSchedule(ctx.services.database, ctx.organization.id, ctx.environment.id),
  ),
  setHours: environmentProcedure("environment:edit")
    .input(hoursInput)
    .mutation(({ ctx, input }) => setHours(ctx, input.hours)),
  /** It asks for a destruction later, so it needs the right to ask for one. */
  setEnd: environmentProcedure("deployment:destroy")
    .input(expiryInput)
    .mutation(({ ctx, input }) => setEnd(ctx, input.expiresAt === null ? null : new Date(input.expiresAt))),
  keepLonger: environmentProcedure("environment:edit").mutation(({ ctx }) => keepLonger(ctx)),
  hibernation: environmentProcedure("environment:read").query(({ ctx }) => loadHibernation(ctx)),
  hibernate: environmentProcedure("deployment:destroy").mutation(({ ctx }) => hibernate(ctx)),
  wake: environmentProcedure("deployment:plan").mutation(({ ctx }) => wake(ctx)),
});
