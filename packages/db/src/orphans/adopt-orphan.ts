import type { RecordedResource } from "@zerolake/planner";
import type { Actor } from "../actor.ts";
import { AppError } from "../app-error.ts";
import type { Database } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import { toJson } from "../json-column.ts";
import { storableText } from "../storable.ts";
import { decide, lockOrphan, requireOpen } from "./orphan-decisions.ts";
import { requireQuietEnvironment } from "./quiet-environment.ts";

/** Notes that somebody wants a finding recorded; a worker reads it from the cloud first. Refused while a deployment is at work there. */
export async function requestAdoption(
  db: Database,
  organizationId: string,
  { findingId, actor }: { readonly findingId: string; readonly actor: Actor & { readonly id: string } },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await lockOrphan(tx, organizationId, findingId);
    requireOpen(row, ["open", "ignored"]);
    if (row.kind !== "unrecorded")
      throw new AppError("invalid", { message: "Only what belongs to one of your environments can be adopted." });
    await requireQuietEnvironment(tx, organizationId, row.environment);
    const data = { adoptRequestedAt: await databaseNow(tx), adoptRequestedById: actor.id, adoptProblem: null };
    await tx.orphanFinding.updateMany({ where: { id: findingId, organizationId }, data });
  });
}

/** Adoptions of all organisations that were asked for and are not done: what a lost job leaves behind. */
export async function listOwedAdoptions(db: Database, limit: number): Promise<{ organizationId: string; findingId: string }[]> {
  const { rows } = await db.pool.query<{ organizationId: string; findingId: string }>(
    `SELECT id AS "findingId", organization_id AS "organizationId" FROM orphan_finding
     WHERE adopt_requested_at < now() - interval '5 seconds' ORDER BY adopt_requested_at LIMIT $1`,
    [limit],
  );
  return rows;
}

export interface Adoption {
  readonly findingId: string;
  readonly record: RecordedResource;
  /** The deployment whose plan wants it. */
  readonly deploymentId: string;
}

/**
 * Writes the record of an adopted finding, in the name of who asked. Throws `blocked` while a deployment is at work, and `conflict` when
 * something else took the address meanwhile, or nobody wants the adoption any more.
 */
export async function recordAdoption(db: Database, organizationId: string, { findingId, record, deploymentId }: Adoption): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await lockOrphan(tx, organizationId, findingId);
    requireOpen(row, ["open", "ignored"]);
    if (row.adoptRequestedAt === null || row.adoptRequestedById === null)
      throw new AppError("conflict", { message: "Nobody wants this to be adopted any more." });
    const { environment: environmentId } = row;
    await requireQuietEnvironment(tx, organizationId, environmentId);
    const { address, component, type, identifier } = record;
    const taken = await tx.recordedResource.findFirst({
      where: { organizationId, environmentId, OR: [{ address }, { type, identifier }] },
      select: { address: true, identifier: true },
    });
    if (taken)
      throw new AppError("conflict", { message: `${taken.address} is recorded already, as ${taken.identifier}.`, hint: "Scan again." });
    const place = { organizationId, environmentId, deploymentId };
    await tx.recordedResource.create({ data: { ...place, address, component, type, identifier, body: toJson(record) } });
    const person = await tx.user.findUnique({ where: { id: row.adoptRequestedById }, select: { name: true } });
    const actor = { kind: "user", id: row.adoptRequestedById, name: person?.name ?? "Somebody who left" } as const;
    await decide(tx, row, { actor, action: "orphan.adopt", state: "adopted" });
  });
}

/** Notes why an adoption did not happen; somebody may ask again. */
export async function refuseAdoption(
  db: Database,
  organizationId: string,
  { findingId, problem }: { readonly findingId: string; readonly problem: string },
): Promise<void> {
  await db.prisma.orphanFinding.updateMany({
    where: { id: findingId, organizationId },
    data: { adoptRequestedAt: null, adoptProblem: storableText(problem) },
  });
}
