import type { Actor } from "../actor.ts";
import { AppError } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { projectTarget, requireProject } from "./projects.ts";

interface OfProject {
  readonly projectId: string;
  readonly actor: Actor;
}

/** Hides a project from every list. What it has deployed goes on running, and its address goes on leading there. */
export function archiveProject(db: Database, organizationId: string, input: OfProject): Promise<void> {
  return setArchived(db, organizationId, { ...input, archivedAt: new Date() });
}

/** Shows an archived project in the lists again. */
export function restoreProject(db: Database, organizationId: string, input: OfProject): Promise<void> {
  return setArchived(db, organizationId, { ...input, archivedAt: null });
}

/**
 * Takes a project away with its environments: nothing finds it any more. Its rows stay for the history, and its addresses are given
 * to nobody else. Refused while anything is deployed, or may be about to be.
 */
export async function deleteProject(db: Database, organizationId: string, { projectId, actor }: OfProject): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const project = await requireProject(tx, organizationId, projectId);
    await requireNothingLeft(tx, organizationId, projectId);
    const deletedAt = new Date();
    await tx.environment.updateMany({ where: { projectId, organizationId, deletedAt: null }, data: { deletedAt } });
    await tx.project.update({ where: { id: projectId, organizationId }, data: { deletedAt } });
    await appendAudit(tx, organizationId, { actor, action: "project.delete", target: projectTarget(project) });
  });
}

async function setArchived(
  db: Database,
  organizationId: string,
  { projectId, actor, archivedAt }: OfProject & { readonly archivedAt: Date | null },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const project = await requireProject(tx, organizationId, projectId);
    if ((project.archivedAt === null) === (archivedAt === null)) return;
    await tx.project.update({ where: { id: projectId, organizationId }, data: { archivedAt } });
    const action = archivedAt === null ? "project.restore" : "project.archive";
    await appendAudit(tx, organizationId, { actor, action, target: projectTarget(project) });
  });
}

async function requireNothingLeft(tx: Transaction, organizationId: string, projectId: string): Promise<void> {
  const environment = { projectId, organizationId, deletedAt: null };
  const resources = await tx.recordedResource.groupBy({ by: ["environmentId"], where: { environment }, _count: true });
  if (resources.length > 0) {
    const count = resources.reduce((sum, { _count }) => sum + _count, 0);
    const environments = resources.length === 1 ? "1 environment still has" : `${resources.length} environments still have`;
    throw new AppError("blocked", {
      message: `${environments} ${count === 1 ? "1 resource" : `${count} resources`}.`,
      hint: "Destroy them first.",
    });
  }
  const live = await tx.deployment.findFirst({ where: { projectId, organizationId, finishedAt: null }, select: { number: true } });
  if (!live) return;
  throw new AppError("blocked", {
    message: `Deployment #${live.number} is not finished.`,
    hint: "Wait for its end, cancel it or discard its plan.",
  });
}
