import type { Blueprint, Layout } from "@zerolake/blueprint";
import type { Cloud } from "@zerolake/resources";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import { columnsOf } from "../columns.ts";
import type { Database, Transaction } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";
import { Prisma, type Project } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { freeSlug, slugify } from "../slug.ts";

const PROJECT_COLUMNS = columnsOf(Prisma.ProjectScalarFieldEnum, "p");

/**
 * The project with this slug, or the one that had it once: then `slug` differs from the one asked for and the caller
 * redirects. Throws `notFound` for everything else.
 */
export async function getProjectBySlug(db: Database, organizationId: string, slug: string): Promise<Project> {
  const { rows } = await db.pool.query<Project>(
    `SELECT ${PROJECT_COLUMNS} FROM project_slug s JOIN project p ON p.id = s.project_id
     WHERE s.organization_id = $1 AND s.slug = $2 AND p.deleted_at IS NULL`,
    [organizationId, slug],
  );
  const [project] = rows;
  if (!project) throw notFound("project");
  return project;
}

export async function getProject(db: Database, organizationId: string, projectId: string): Promise<Project> {
  const project = await db.prisma.project.findFirst({ where: { id: projectId, organizationId, deletedAt: null } });
  if (!project) throw notFound("project");
  return project;
}

export interface NewProject {
  readonly name: string;
  readonly description?: string;
  /** That the drawing is shown for until there is an environment. */
  readonly targetCloud?: Cloud;
  readonly document: Blueprint;
  readonly layout: Layout;
  readonly createdById: string;
  readonly actor: Actor;
}

/** Makes a project with its blueprint; the slug comes from the name and is made unique. */
export async function createProject(db: Database, organizationId: string, input: NewProject): Promise<Project & { blueprintId: string }> {
  return db.prisma.$transaction(async (tx) => {
    const slug = await findFreeSlug(tx, organizationId, input.name);
    const { name, description = "", targetCloud = "aws", createdById } = input;
    const project = await tx.project.create({ data: { organizationId, slug, name, description, targetCloud, createdById } });
    await tx.projectSlug.create({ data: { organizationId, slug, projectId: project.id } });
    const blueprint = await tx.blueprint.create({
      data: {
        organizationId,
        projectId: project.id,
        document: toJson(input.document),
        layout: toJson(input.layout),
        updatedById: input.createdById,
      },
    });
    await appendAudit(tx, organizationId, { actor: input.actor, action: "project.create", target: projectTarget(project) });
    return { ...project, blueprintId: blueprint.id };
  });
}

/** Gives a new name and, when asked, a new slug; the old slug goes on leading here. */
export async function renameProject(
  db: Database,
  organizationId: string,
  input: { projectId: string; name: string; slug?: string; description?: string; actor: Actor },
): Promise<Project> {
  try {
    return await db.prisma.$transaction(async (tx) => {
      const before = await requireProject(tx, organizationId, input.projectId);
      if (input.slug !== undefined && input.slug !== before.slug) await takeSlug(tx, organizationId, input.projectId, input.slug);
      const after = await tx.project.update({
        where: { id: input.projectId, organizationId },
        data: {
          name: input.name,
          ...(input.slug === undefined ? {} : { slug: input.slug }),
          ...(input.description === undefined ? {} : { description: input.description }),
        },
      });
      const change = { before: shown(before), after: shown(after) };
      await appendAudit(tx, organizationId, { actor: input.actor, action: "project.rename", target: projectTarget(after), ...change });
      return after;
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new AppError("conflict", {
      message: `The address "${input.slug}" belongs, or belonged, to another project.`,
      hint: "Choose another one.",
      cause,
    });
  }
}

export async function requireProject(tx: Transaction, organizationId: string, projectId: string): Promise<Project> {
  const project = await tx.project.findFirst({ where: { id: projectId, organizationId, deletedAt: null } });
  if (!project) throw notFound("project");
  return project;
}

/** A slug that the same project had before may be taken back. */
async function takeSlug(tx: Transaction, organizationId: string, projectId: string, slug: string): Promise<void> {
  const owned = await tx.projectSlug.findUnique({ where: { organizationId_slug: { organizationId, slug } } });
  if (owned?.projectId !== projectId) await tx.projectSlug.create({ data: { organizationId, slug, projectId } });
}

async function findFreeSlug(tx: Transaction, organizationId: string, name: string): Promise<string> {
  const wanted = slugify(name);
  const taken = await tx.projectSlug.findMany({ where: { organizationId, slug: { startsWith: wanted } }, select: { slug: true } });
  return freeSlug(wanted, new Set(taken.map((entry) => entry.slug)));
}

/** As the audit log names it. */
export function projectTarget(project: Project) {
  return { type: "project", id: project.id, name: project.name };
}

function shown({ name, slug, description }: Project) {
  return { name, slug, description };
}
