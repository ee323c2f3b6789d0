import type { Permission } from "@zerolake/access";
import { AppError } from "@zerolake/db";
import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { SANDBOX_CONDITIONS } from "../components/sandbox-conditions.ts";
import { connectionProcedure } from "./connection-procedure.ts";
import { createSandboxClient } from "./sandbox-client.ts";

/** The sandbox's account of the organisation, known from the first test on. */
function sandboxProcedure(permission: Permission) {
  return connectionProcedure(permission).use(({ ctx, next }) => {
    const { connection } = ctx;
    if (connection.method !== "sandbox") throw new AppError("invalid", { message: "This connection is not the sandbox." });
    if (!connection.account) {
      throw new AppError("blocked", { message: "The sandbox's account is not known yet.", hint: "Test the connection first." });
    }
    return next({ ctx: { account: connection.account, sandbox: createSandboxClient(ctx.services.environment) } });
  });
}

const newFaultSchema = z.object({
  /** Resource type; `*` stands for any text. */
  type: z.string().trim().min(1).max(200).default("*"),
  count: z.int().min(1).max(1_000),
  action: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("fail"),
      code: z.string().trim().min(1).max(100),
      message: z.string().trim().min(1).max(500),
      /** Of the answer, for clouds that tell errors by it. */
      status: z.int().min(400).max(599).exactOptional(),
    }),
    z.object({ kind: z.literal("throttle") }),
    z.object({ kind: z.literal("delay"), ms: z.int().min(1).max(3_600_000) }),
  ]),
});

const newConditionSchema = z.object({
  kind: z.enum(SANDBOX_CONDITIONS),
  /** In the cloud's own words; `*` in it stands for any text. */
  subject: z.string().trim().min(1).max(200),
  /** Of a limit. */
  value: z.number().min(0).max(1_000_000).exactOptional(),
});

/** How a person makes the sandbox behave like a cloud on a bad day. */
export const sandboxRouter = router({
  state: sandboxProcedure("sandbox:control").query(async ({ ctx }) => ({
    profile: await ctx.sandbox.latency(),
    faults: await ctx.sandbox.faults(ctx.account),
    conditions: await ctx.sandbox.conditions(ctx.account),
  })),

  setProfile: sandboxProcedure("sandbox:control")
    .input(z.object({ profile: z.string().max(40) }))
    .mutation(({ ctx, input }) => ctx.sandbox.setLatency(input.profile)),

  addFault: sandboxProcedure("sandbox:control")
    .input(newFaultSchema)
    .mutation(({ ctx, input }) => ctx.sandbox.addFault(ctx.account, input)),

  setCondition: sandboxProcedure("sandbox:control")
    .input(newConditionSchema)
    .mutation(({ ctx, input: { kind, subject, value } }) =>
      ctx.sandbox.setCondition(ctx.account, { kind, subject, ...(value === undefined ? {} : { value }) }),
    ),

  clearConditions: sandboxProcedure("sandbox:control").mutation(({ ctx }) => ctx.sandbox.clearConditions(ctx.account)),

  clearFaults: sandboxProcedure("sandbox:control").mutation(({ ctx }) => ctx.sandbox.clearFaults(ctx.account)),
});
