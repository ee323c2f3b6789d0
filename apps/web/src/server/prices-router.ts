import { router } from "./trpc/init.ts";
import { organizationProcedure } from "./trpc/procedures.ts";

/** The list of prices of this installation, for what counts in the browser. */
export const pricesRouter = router({
  own: organizationProcedure("blueprint:read").query(({ ctx }) => ({ snapshot: ctx.services.prices.own })),
});
