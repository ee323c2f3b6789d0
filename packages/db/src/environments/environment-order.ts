import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";

/**
 * Sets the order in which a project's environments get a version: the way of promotion. `order` names each of them once. Throws
 * `conflict` when one came or went meanwhile.
 */
export async function orderEnvironments(
  db: Database,
  organizationId: string,
  { projectId, order, actor }: { readonly projectId: string; readonly order: readonly string[]; readonly actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const [project] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM project WHERE id = ${projectId}::uuid AND organization_id = ${organizationId}::uuid AND deleted_at IS NULL FOR UPDATE`;
    if (!project) throw notFound("project");
    const there = await tx.environment.findMany({
      where: { projectId, organizationId, deletedAt: null },
      orderBy: [{ position: "asc" }, { name: "asc" }],
      select: { id: true, name: true },
    });
    const names = new Map(there.map(({ id, name }) => [id, name]));
    if (new Set(order).size !== there.length || order.length !== there.length || !order.every((id) => names.has(id))) {
      throw new AppError("conflict", {
        message: "The environments of the project have changed meanwhile, so the order was not saved.",
        hint: "Look at them again, then move them.",
      });
    }
    for (const [position, id] of order.entries()) await tx.environment.updateMany({ where: { id, organizationId }, data: { position } });
    await appendAudit(tx, organizationId, {
      actor,
      action: "project.orderEnvironments",
      target: { type: "project", id: projectId, name: project.name },
      before: { order: there.map(({ name }) => name) },
      after: { order: order.map((id) => names.get(id)) },
    });
  });
}
