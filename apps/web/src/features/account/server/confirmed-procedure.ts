import { AppError, confirmedUntil } from "@zerolake/db";
import { ownAccountProcedure } from "@/server/trpc/own-account-procedure.ts";

/** For changes of how somebody signs in: a session that was left open is not enough, the person has proved who they are minutes ago. */
export const confirmedProcedure = ownAccountProcedure.use(async ({ ctx, next }) => {
  if ((await confirmedUntil(ctx.services.database, ctx.session.id)) !== null) return next();
  throw new AppError("blocked", {
    message: "This changes how you sign in, and your last sign-in is a while ago.",
    hint: "Confirm that it is you, then try again.",
  });
});
