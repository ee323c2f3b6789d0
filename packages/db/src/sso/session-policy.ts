import * as z from "zod";
import type { Actor } from "../actor.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";

const WEEK_MINUTES = 7 * 24 * 60;

/** How long people of an organisation stay signed in, in minutes. */
export const sessionPolicySchema = z.object({
  lifetimeMinutes: z.int().min(15).max(WEEK_MINUTES),
  /** `null`: they stay signed in however long they do nothing. */
  idleMinutes: z.int().min(5).max(WEEK_MINUTES).nullable(),
});
export type SessionPolicy = z.infer<typeof sessionPolicySchema>;

export const SESSION_POLICY_DEFAULT: SessionPolicy = { lifetimeMinutes: WEEK_MINUTES, idleMinutes: null };

export async function getSessionPolicy(db: Database, organizationId: string): Promise<SessionPolicy> {
  const row = await db.prisma.sessionPolicy.findUnique({ where: { organizationId } });
  return row ? sessionPolicySchema.parse({ lifetimeMinutes: row.lifetimeMinutes, idleMinutes: row.idleMinutes }) : SESSION_POLICY_DEFAULT;
}

/** Counts at once, for sessions that are open too. */
export async function setSessionPolicy(
  db: Database,
  organizationId: string,
  { policy, actor }: { readonly policy: SessionPolicy; readonly actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const before = await tx.sessionPolicy.findUnique({ where: { organizationId } });
    await tx.sessionPolicy.upsert({ where: { organizationId }, create: { organizationId, ...policy }, update: policy });
    await appendAudit(tx, organizationId, {
      actor,
      action: "sessionPolicy.update",
      target: { type: "organization", id: organizationId, name: "Sessions" },
      before: before ? { lifetimeMinutes: before.lifetimeMinutes, idleMinutes: before.idleMinutes } : SESSION_POLICY_DEFAULT,
      after: policy,
    });
  });
}
