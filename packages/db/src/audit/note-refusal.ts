import type { Actor } from "../actor.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";

export interface Refusal {
  readonly actor: Actor;
  /** What was asked for, e.g. `deployments.approve`. */
  readonly asked: string;
  /** What the person was told. */
  readonly reason: string;
  /** How often the same was refused since the entry before, which was not noted one by one. */
  readonly repeated: number;
}

/** Notes in an organisation, by the slug that was asked for, that somebody was refused a change. Does nothing where there is no such organisation. */
export async function noteRefusal(db: Database, slug: string, { actor, asked, reason, repeated }: Refusal): Promise<void> {
  const organization = await db.prisma.organization.findUnique({ where: { slug }, select: { id: true } });
  if (!organization) return;
  await db.prisma.$transaction((tx) =>
    appendAudit(tx, organization.id, {
      actor,
      action: "access.refuse",
      target: { type: "procedure", id: asked, name: asked },
      after: { reason, ...(repeated > 0 ? { repeated } : {}) },
      result: "refused",
    }),
  );
}
