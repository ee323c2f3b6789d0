import * as z from "zod";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";

/** A project whose environments may use a connection, or one of them by its slug. */
const placeSchema = z.object({ projectId: z.uuid(), environment: z.string().nullable() });
export type ScopePlace = z.infer<typeof placeSchema>;

/** Where a connection may be used; `null` is everywhere in its organisation. Stored JSON is read as untrusted. */
export function connectionScope({ scope }: { readonly scope: unknown }): readonly ScopePlace[] | null {
  return z.array(placeSchema).nullable().parse(scope);
}

/** Whether some environment of the project may use it, or this one where it is named. */
export function isWithinScope(
  scope: readonly ScopePlace[] | null,
  { projectId, environment }: { readonly projectId: string; readonly environment?: string },
): boolean {
  if (scope === null) return true;
  return scope.some(
    (place) =>
      place.projectId === projectId && (environment === undefined || place.environment === null || place.environment === environment),
  );
}

/** Limits a connection to places, or lifts the limit. Refused while an environment elsewhere uses it. */
export async function setConnectionScope(
  db: Database,
  organizationId: string,
  { connectionId, scope, actor }: { connectionId: string; scope: readonly ScopePlace[] | null; actor: Actor },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    // Whoever makes an environment at the same time waits here or finds the new scope.
    await tx.$executeRaw`SELECT 1 FROM connection WHERE id = ${connectionId}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
    const row = await tx.connection.findFirst({
      where: { id: connectionId, organizationId, deletedAt: null },
      include: {
        environments: {
          where: { deletedAt: null },
          select: { slug: true, name: true, projectId: true, project: { select: { name: true } } },
        },
      },
    });
    if (!row) throw notFound("connection");
    const projects = [...new Set((scope ?? []).map(({ projectId }) => projectId))];
    if ((await tx.project.count({ where: { organizationId, id: { in: projects } } })) !== projects.length) throw notFound("project");
    const outside = row.environments.filter(({ projectId, slug }) => !isWithinScope(scope, { projectId, environment: slug }));
    if (outside.length > 0) {
      throw new AppError("blocked", {
        message: `It is used by ${outside.map(({ name, project }) => `${project.name} › ${name}`).join(", ")}.`,
        hint: "Give those environments another connection first, or leave them in.",
      });
    }
    const places = scope?.map(({ projectId, environment }) => ({ projectId, environment }));
    // `updated_at` stays: what the connection is has not changed, and workers keep their driver by it.
    await tx.$executeRaw`
      UPDATE connection SET scope = ${places ? JSON.stringify(places) : null}::jsonb WHERE id = ${connectionId}::uuid AND organization_id = ${organizationId}::uuid`;
    const target = { type: "connection", id: connectionId, name: row.name };
    const change = { before: { scope: connectionScope(row) }, after: { scope: places ?? null } };
    await appendAudit(tx, organizationId, { actor, action: "connection.scope", target, ...change });
  });
}

/** Throws unless an environment of that name may be deployed over the connection: of its cloud, and where it may be used. */
export async function requireConnection(
  tx: Transaction,
  organizationId: string,
  at: { connectionId: string; cloud: string; projectId: string; environment: string },
): Promise<void> {
  const { connectionId, cloud, projectId, environment } = at;
  await tx.$executeRaw`SELECT 1 FROM connection WHERE id = ${connectionId}::uuid AND organization_id = ${organizationId}::uuid FOR SHARE`;
  const connection = await tx.connection.findFirst({
    where: { id: connectionId, organizationId, deletedAt: null },
    select: { cloud: true, name: true, scope: true },
  });
  if (!connection) throw notFound("connection");
  if (connection.cloud !== cloud) {
    throw new AppError("invalid", {
      message: "The connection belongs to another cloud.",
      hint: "Choose a connection of the environment's cloud.",
    });
  }
  if (!isWithinScope(connectionScope(connection), { projectId, environment })) {
    throw new AppError("blocked", {
      message: `The connection ${connection.name} may not be used here.`,
      hint: "Choose another one, or ask somebody who manages connections to allow it on the connection's page.",
    });
  }
}

/** Every project with its environments, to choose from. */
export async function listScopePlaces(
  db: Database,
  organizationId: string,
): Promise<{ projectId: string; name: string; environments: { slug: string; name: string }[] }[]> {
  const rows = await db.prisma.project.findMany({
    where: { organizationId, archivedAt: null, deletedAt: null },
    select: {
      id: true,
      name: true,
      environments: { where: { deletedAt: null }, select: { slug: true, name: true }, orderBy: { position: "asc" } },
    },
    orderBy: { name: "asc" },
  });
  return rows.map(({ id, ...row }) => ({ projectId: id, ...row }));
}
