import { router } from "../trpc/init.ts";
import { publicProcedure } from "../trpc/procedures.ts";
import { checkHealth } from "./check-health.ts";

export const healthRouter = router({
  parts: publicProcedure.query(({ ctx }) => checkHealth(ctx.services)),
});
