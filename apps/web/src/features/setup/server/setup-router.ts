import { hasAnyUser } from "@zerolake/db";
import * as z from "zod";
import { assertGoodPassphrase, PASSPHRASE_LENGTH_MAX } from "@/server/auth/passphrase-rules.ts";
import { checkHealth } from "@/server/health/check-health.ts";
import { router } from "@/server/trpc/init.ts";
import { publicProcedure } from "@/server/trpc/procedures.ts";
import { createOwner } from "./create-owner.ts";

const ownerSchema = z.object({
  name: z.string().trim().min(1, "Your name is missing.").max(100),
  email: z.email("This is not an e-mail address.").max(320),
  passphrase: z.string().max(PASSPHRASE_LENGTH_MAX),
  organizationName: z.string().trim().min(1, "The organisation's name is missing.").max(100),
});

/** The first start of a self-hosted installation. Both answers stop mattering once there is an owner. */
export const setupRouter = router({
  status: publicProcedure.query(async ({ ctx }) => {
    const health = await checkHealth(ctx.services);
    return { ...health, hasOwner: health.isDatabaseUp ? await hasAnyUser(ctx.services.database) : false };
  }),

  createOwner: publicProcedure.input(ownerSchema).mutation(async ({ ctx, input }) => {
    await assertGoodPassphrase(input.passphrase, input);
    return createOwner(ctx.services, input);
  }),
});
