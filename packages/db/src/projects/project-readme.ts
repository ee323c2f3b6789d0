import type { Actor } from "../actor.ts";
import { AppError } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { projectTarget, requireProject } from "./projects.ts";

/** Stores what people wrote about a project, in Markdown. Throws `conflict` when it is not at `revision` any more. */
export async function updateReadme(
  db: Database,
  organizationId: string,
  { projectId, readme, revision, actor }: { projectId: string; readme: string; revision: number; actor: Actor },
): Promise<{ readonly readme: string; readonly revision: number }> {
  return db.prisma.$transaction(async (tx) => {
    const project = await requireProject(tx, organizationId, projectId);
    const { count } = await tx.project.updateMany({
      where: { id: projectId, organizationId, readmeRevision: revision },
      data: { readme, readmeRevision: revision + 1 },
    });
    if (count === 0) {
      throw new AppError("conflict", {
        message: "Somebody else has changed the README meanwhile, so nothing was saved.",
        hint: "Keep a copy of your text, load the page again and bring both together.",
      });
    }
    await appendAudit(tx, organizationId, { actor, action: "project.readme", target: projectTarget(project) });
    return { readme, revision: revision + 1 };
  });
}
