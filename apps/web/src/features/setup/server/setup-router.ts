import { hasAnyUser } from "@zerolake/db";
import * as z from "zod";
import { checkHealth } from "@/server/health/check-health.ts";
import { router } from "@/server/trpc/init.ts";
import { publicProcedure } from "@/server/trpc/procedures.ts";
import { createOwner } from "./create-owner.ts";

const PASSPHRASE_LENGTH_MIN = 12;

const ownerSchema = z.object({
  name: z.string().trim().min(1, "Your name is missing.").max(100),
  email: z.email("This is not an e-mail address.").max(320),
  passphrase: z.string().min(PASSPHRASE_LENGTH_MIN, `Use at least ${PASSPHRASE_LENGTH_MIN} characters.`).max(1_000),
  organizationName: z.string().trim().min(1, "The organisation's name is missing.").max(100),
});

/** The first start of a self-hosted installation. Both answers stop mattering once there is an owner. */
export const setupRouter = router({
  status: publicProcedure.query(async ({ ctx }) => {
    const health = await checkHealth(ctx.services);
    return { ...health, hasOwner: health.isDatabaseUp ? await hasAnyUser(ctx.services.database) : false };
  }),

  createOwner: publicProcedure.input(ownerSchema).mutation(({ ctx, input }) => createOwner(ctx.services, input)),
});
