import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { ResourceImport as ImportRow } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { storableText } from "../storable.ts";
import { type ImportCandidate, parseCandidates } from "./import-candidate.ts";

/** One look for what exists at one address, and what became of it. */
export interface ResourceImport
  extends Pick<
    ImportRow,
    "id" | "organizationId" | "environmentId" | "address" | "component" | "type" | "state" | "problem" | "chosen" | "listedAt"
  > {
  readonly candidates: readonly ImportCandidate[];
}

export interface ImportJob {
  readonly organizationId: string;
  readonly importId: string;
}

export interface WantedImport {
  readonly environmentId: string;
  readonly address: string;
  readonly component: string;
  readonly type: string;
  readonly actor: Actor & { readonly id: string };
}

/** Asks a worker for what exists, anew where somebody asked before. Throws `conflict` for an address that is recorded, or about to be. */
export async function requestImport(
  db: Database,
  organizationId: string,
  { environmentId, address, component, type, actor }: WantedImport,
): Promise<{ id: string }> {
  return db.prisma.$transaction(async (tx) => {
    const environment = await tx.environment.findFirst({
      where: { id: environmentId, organizationId, deletedAt: null },
      select: { id: true },
    });
    if (!environment) throw notFound("environment");
    const taken = await tx.recordedResource.findFirst({ where: { environmentId, organizationId, address }, select: { identifier: true } });
    if (taken) throw new AppError("conflict", { message: `${address} is recorded already, as ${taken.identifier}.` });
    const known = await tx.resourceImport.findFirst({
      where: { environmentId, organizationId, address },
      select: { id: true, state: true },
    });
    if (known?.state === "recording")
      throw new AppError("conflict", { message: `${address} is just being recorded.`, hint: "Wait a moment." });
    const owedSince = await databaseNow(tx);
    const asked = { component, type, state: "listing" as const, candidates: [], problem: null, chosen: null, chosenById: null };
    const data = { ...asked, requestedById: actor.id, requestedAt: owedSince, owedSince, listedAt: null };
    if (!known) return tx.resourceImport.create({ data: { ...data, organizationId, environmentId, address }, select: { id: true } });
    await tx.resourceImport.updateMany({ where: { id: known.id, organizationId }, data });
    return { id: known.id };
  });
}

export async function findImport(
  db: Database,
  organizationId: string,
  { environmentId, address }: { readonly environmentId: string; readonly address: string },
): Promise<ResourceImport | null> {
  const row = await db.prisma.resourceImport.findFirst({ where: { organizationId, environmentId, address } });
  return row && toImport(row);
}

export async function getImport(db: Database, organizationId: string, importId: string): Promise<ResourceImport> {
  const row = await db.prisma.resourceImport.findFirst({ where: { id: importId, organizationId } });
  if (!row) throw notFound("import");
  return toImport(row);
}

/** Imports of all organisations of which a worker owes something: what a lost job leaves behind. */
export async function listOwedImports(db: Database, limit: number): Promise<ImportJob[]> {
  const { rows } = await db.pool.query<ImportJob>(
    `SELECT id AS "importId", organization_id AS "organizationId" FROM resource_import
     WHERE state IN ('listing', 'recording') AND owed_since < now() - interval '5 seconds' ORDER BY owed_since LIMIT $1`,
    [limit],
  );
  return rows;
}

export type Listing = { readonly candidates: readonly ImportCandidate[] } | { readonly problem: string };

/** Notes what exists, or why nothing could be listed. What nobody waits for any more changes nothing. */
export async function noteListing(db: Database, organizationId: string, importId: string, listing: Listing): Promise<void> {
  const found = "problem" in listing ? { problem: storableText(listing.problem) } : { candidates: toJson(listing.candidates) };
  await db.prisma.resourceImport.updateMany({
    where: { id: importId, organizationId, state: "listing" },
    data: { state: "listed", listedAt: new Date(), ...found },
  });
}

export interface LockedImport extends ResourceImport {
  readonly chosenById: string | null;
}

/** The row, held until the transaction ends. */
export async function lockImport(tx: Transaction, organizationId: string, importId: string): Promise<LockedImport> {
  await tx.$queryRaw`SELECT 1 FROM resource_import WHERE id = ${importId}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`;
  const row = await tx.resourceImport.findFirst({ where: { id: importId, organizationId } });
  if (!row) throw notFound("import");
  return { ...toImport(row), chosenById: row.chosenById };
}

function toImport(row: ImportRow): ResourceImport {
  const { id, organizationId, environmentId, address, component, type, state, problem, chosen, listedAt, candidates } = row;
  return {
    id,
    organizationId,
    environmentId,
    address,
    component,
    type,
    state,
    problem,
    chosen,
    listedAt,
    candidates: parseCandidates(candidates),
  };
}
