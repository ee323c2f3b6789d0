import { GRANTABLE_ROLES, type Grant, type GrantableRole } from "@zerolake/access";
import * as z from "zod";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { isUniqueViolation } from "../database-error.ts";

/** A role in a place as it is stored: places are ids. */
export const storedGrantSchema = z.object({
  role: z.enum(GRANTABLE_ROLES),
  projectId: z.string(),
  environmentId: z.string().nullable(),
});

export function grantOf({ role, projectId, environmentId }: z.infer<typeof storedGrantSchema>): Grant {
  return { role, project: projectId, ...(environmentId === null ? {} : { environment: environmentId }) };
}

interface Named {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface GrantView {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly role: GrantableRole;
  readonly project: Named;
  /** `null`: the project with all its environments. */
  readonly environment: Named | null;
  readonly createdAt: Date;
}

const NAMED = { select: { id: true, slug: true, name: true } } as const;

/** By person, then place; of members who may come in, and of projects and environments that are there. */
export async function listGrants(
  db: Database,
  organizationId: string,
  { userId, projectId }: { readonly userId?: string; readonly projectId?: string } = {},
): Promise<GrantView[]> {
  const rows = await db.prisma.accessGrant.findMany({
    where: {
      organizationId,
      membership: { deactivatedAt: null },
      project: { deletedAt: null },
      OR: [{ environmentId: null }, { environment: { deletedAt: null } }],
      ...(userId === undefined ? {} : { userId }),
      ...(projectId === undefined ? {} : { projectId }),
    },
    include: { membership: { include: { user: { select: { name: true } } } }, project: NAMED, environment: NAMED },
    orderBy: [{ membership: { user: { name: "asc" } } }, { project: { name: "asc" } }, { createdAt: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    person: { id: row.userId, name: row.membership.user.name },
    role: storedGrantSchema.parse(row).role,
    project: row.project,
    environment: row.environment,
    createdAt: row.createdAt,
  }));
}

export interface NewGrant {
  readonly userId: string;
  readonly role: GrantableRole;
  readonly projectId: string;
  /** In the project; absent: all of it. */
  readonly environmentId?: string;
  readonly actor: Actor & { readonly id: string };
}

/** Throws `notFound` for who is no member and for places of others, `conflict` when the person has the role there already. */
export async function createGrant(db: Database, organizationId: string, wanted: NewGrant): Promise<{ readonly id: string }> {
  const { userId, role, projectId, environmentId, actor } = wanted;
  try {
    return await db.prisma.$transaction(async (tx) => {
      const target = await targetOf(tx, organizationId, wanted);
      const data = { organizationId, userId, role, projectId, environmentId: environmentId ?? null, createdById: actor.id };
      const { id } = await tx.accessGrant.create({ data });
      await appendAudit(tx, organizationId, {
        actor,
        action: "grant.create",
        target: { type: "member", id: userId, name: target.person },
        after: { role, in: target.place },
      });
      return { id };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", { message: "That person has this role there already.", cause: error });
  }
}

export async function deleteGrant(
  db: Database,
  organizationId: string,
  { grantId, actor }: { readonly grantId: string; readonly actor: Actor & { readonly id: string } },
): Promise<{ readonly userId: string }> {
  return db.prisma.$transaction(async (tx) => {
    const row = await tx.accessGrant.findFirst({ where: { id: grantId, organizationId } });
    if (!row) throw notFound("grant");
    const { userId, role, projectId, environmentId } = row;
    const { person, place } = await targetOf(tx, organizationId, { userId, projectId, ...(environmentId ? { environmentId } : {}) });
    await tx.accessGrant.deleteMany({ where: { id: grantId, organizationId } });
    await appendAudit(tx, organizationId, {
      actor,
      action: "grant.delete",
      target: { type: "member", id: userId, name: person },
      before: { role, in: place },
    });
    return { userId };
  });
}

/** Names of the person and the place, which have to be the organisation's own. */
async function targetOf(
  tx: Transaction,
  organizationId: string,
  { userId, projectId, environmentId }: Pick<NewGrant, "userId" | "projectId" | "environmentId">,
): Promise<{ readonly person: string; readonly place: string }> {
  const member = await tx.membership.findFirst({ where: { organizationId, userId }, select: { user: { select: { name: true } } } });
  if (!member) throw notFound("member");
  const project = await tx.project.findFirst({ where: { id: projectId, organizationId }, select: { name: true } });
  if (!project) throw notFound("project");
  if (environmentId === undefined) return { person: member.user.name, place: project.name };
  const environment = await tx.environment.findFirst({ where: { id: environmentId, projectId, organizationId }, select: { name: true } });
  if (!environment) throw notFound("environment");
  return { person: member.user.name, place: `${project.name} / ${environment.name}` };
}
