import * as z from "zod";
import { router } from "@/server/trpc/init.ts";
import { organizationProcedure } from "@/server/trpc/procedures.ts";
import { auditFilterSchema, retentionInput } from "./audit-inputs.ts";
import { changeRetention, listEntries, loadChain, requestCheck } from "./audit-log.ts";

/** Who did what, and whether the record of it is whole. */
export const auditRouter = router({
  list: organizationProcedure("audit:read")
    .input(auditFilterSchema.extend({ cursor: z.int().min(1).optional() }))
    .query(({ ctx, input }) => listEntries(ctx, input, input.cursor)),
  /** What the last check found, and how long entries are kept. */
  chain: organizationProcedure("audit:read").query(({ ctx }) => loadChain(ctx)),
  check: organizationProcedure("organization:manage").mutation(({ ctx }) => requestCheck(ctx)),
  retain: organizationProcedure("organization:manage")
    .input(retentionInput)
    .mutation(({ ctx, input }) => changeRetention(ctx, input.keepDays)),
});
