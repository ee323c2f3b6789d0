import { dismissOrphan, forgetOrphan, ignoreOrphan, reopenOrphan, requestAdoption, requestOrphanScans } from "@zerolake/db";
import { endOfDay } from "@/format/ignore-days.ts";
import type { IgnoreInput } from "./inputs.ts";
import { announce, type OrphanContext } from "./orphan-context.ts";

/** Notes that scans are wanted and rings for workers. Without Redis they find the notes by themselves. */
export async function startScans(ctx: OrphanContext): Promise<{ connections: number }> {
  const { services, organization, actor } = ctx;
  const jobs = await requestOrphanScans(services.database, organization.id, actor);
  for (const job of jobs) await services.queue.enqueue("connection.scan", job);
  announce(ctx);
  return { connections: jobs.length };
}

/** A worker reads it from the cloud first; how that ended stands at the finding. */
export async function startAdoption(ctx: OrphanContext, findingId: string): Promise<void> {
  const { services, organization, actor } = ctx;
  await requestAdoption(services.database, organization.id, { findingId, actor });
  await services.queue.enqueue("orphan.adopt", { organizationId: organization.id, findingId });
  announce(ctx);
}

export async function dismiss(ctx: OrphanContext, findingId: string): Promise<void> {
  await dismissOrphan(ctx.services.database, ctx.organization.id, { findingId, actor: ctx.actor });
  announce(ctx);
}

export async function ignore(ctx: OrphanContext, { finding: findingId, reason, until }: IgnoreInput): Promise<void> {
  await ignoreOrphan(ctx.services.database, ctx.organization.id, { findingId, reason, until: endOfDay(until), actor: ctx.actor });
  announce(ctx);
}

export async function reopen(ctx: OrphanContext, findingId: string): Promise<void> {
  await reopenOrphan(ctx.services.database, ctx.organization.id, { findingId, actor: ctx.actor });
  announce(ctx);
}

export async function forget(ctx: OrphanContext, findingId: string): Promise<void> {
  await forgetOrphan(ctx.services.database, ctx.organization.id, { findingId, actor: ctx.actor });
  announce(ctx);
}
