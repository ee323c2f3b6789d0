import type { RecordedResource } from "@zerolake/planner";
import { canonicalJson } from "@zerolake/resources";
import type { Actor } from "../actor.ts";
import { AppError } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import { toJson } from "../json-column.ts";
import { requireQuietEnvironment } from "../orphans/quiet-environment.ts";
import { storableText } from "../storable.ts";
import { parseStoredResource } from "../stored-documents.ts";
import { listHolders } from "./holders.ts";
import type { ImportCandidate } from "./import-candidate.ts";
import { lockImport } from "./imports.ts";

export interface Choice {
  readonly importId: string;
  readonly identifier: string;
  readonly actor: Actor & { readonly id: string };
}

/** Notes what is to be recorded; a worker reads it from the cloud once more first. Refused while a deployment is at work there. */
export async function chooseImport(db: Database, organizationId: string, { importId, identifier, actor }: Choice): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await lockImport(tx, organizationId, importId);
    if (row.state !== "listed") throw new AppError("conflict", { message: "There is no list to choose from.", hint: "Look again." });
    const candidate = row.candidates.find((one) => one.identifier === identifier);
    if (!candidate) throw new AppError("conflict", { message: `${identifier} is not in the list.`, hint: "Look again." });
    if (candidate.unavailable !== undefined) throw new AppError("conflict", { message: candidate.unavailable });
    await requireQuietEnvironment(tx, organizationId, row.environmentId);
    const data = { state: "recording" as const, chosen: identifier, chosenById: actor.id, problem: null, owedSince: await databaseNow(tx) };
    await tx.resourceImport.updateMany({ where: { id: importId, organizationId, state: "listed" }, data });
  });
}

/** What a worker read of the chosen resource just now. */
export interface ReadAgain {
  readonly importId: string;
  readonly record: RecordedResource;
  /** What it would mean by now. */
  readonly candidate: ImportCandidate;
}

/**
 * Writes the record of what was chosen, in the name of who chose it. Throws `blocked` while a deployment is at work, and `conflict` when
 * somebody else took the address or the resource meanwhile, nobody wants it any more, or it means something else than what was shown.
 */
export async function recordImport(db: Database, organizationId: string, { importId, record, candidate }: ReadAgain): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await lockImport(tx, organizationId, importId);
    if (row.state !== "recording" || row.chosen !== record.identifier || row.chosenById === null)
      throw new AppError("conflict", { message: "Nobody wants this to be imported any more." });
    const shown = row.candidates.find(({ identifier }) => identifier === row.chosen);
    if (canonicalJson(toJson(shown) as never) !== canonicalJson(toJson(candidate) as never))
      throw new AppError("conflict", { message: "It was changed after it was shown.", hint: "Look again, and compare." });
    const { environmentId } = row;
    await requireQuietEnvironment(tx, organizationId, environmentId);
    const { address, component, type, identifier } = record;
    // Two environments that want the same resource come one after the other, whichever environment each of them has locked.
    const name = `import ${organizationId} ${type} ${identifier}`;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
    const taken = await tx.recordedResource.findFirst({ where: { organizationId, environmentId, address }, select: { identifier: true } });
    if (taken) throw new AppError("conflict", { message: `${address} is recorded already, as ${taken.identifier}.` });
    const [holder] = await listHolders(tx, organizationId, { environmentId, type, identifiers: [identifier] });
    if (holder) throw new AppError("conflict", { message: `${identifier} is recorded as ${holder.address} of ${holder.environmentName}.` });
    const data = { organizationId, environmentId, address, component, type, identifier, body: toJson(record) };
    await tx.recordedResource.create({ data });
    await tx.resourceImport.updateMany({ where: { id: importId, organizationId }, data: { state: "recorded", candidates: [] } });
    const person = await tx.user.findUnique({ where: { id: row.chosenById }, select: { name: true } });
    const actor = { kind: "user", id: row.chosenById, name: person?.name ?? "Somebody who left" } as const;
    const target = { type: "resource", id: importId, name: address };
    await appendAudit(tx, organizationId, { actor, action: "resource.import", target, after: { environmentId, type, identifier } });
  });
}

/** Notes why what was chosen was not recorded, with what it would mean by now; somebody may choose again. */
export async function refuseImport(
  db: Database,
  organizationId: string,
  { importId, problem, candidate }: { readonly importId: string; readonly problem: string; readonly candidate?: ImportCandidate },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const row = await lockImport(tx, organizationId, importId);
    const candidates = row.candidates.map((one) => (one.identifier === candidate?.identifier ? candidate : one));
    const data = {
      state: "listed" as const,
      chosen: null,
      chosenById: null,
      problem: storableText(problem),
      candidates: toJson(candidates),
    };
    await tx.resourceImport.updateMany({ where: { id: importId, organizationId, state: "recording" }, data });
  });
}

/** Undoes an import: drops the record and touches no cloud. Refused for what was not imported, and while a deployment is at work. */
export async function forgetImport(
  db: Database,
  organizationId: string,
  {
    environmentId,
    address,
    actor,
  }: { readonly environmentId: string; readonly address: string; readonly actor: Actor & { readonly id: string } },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await requireQuietEnvironment(tx, organizationId, environmentId);
    const where = { organizationId, environmentId, address };
    const row = await tx.recordedResource.findFirst({ where, select: { body: true } });
    const record = row && parseStoredResource(row.body, address);
    if (!record?.isImported)
      throw new AppError("conflict", { message: `${address} is not recorded as imported.`, hint: "Look at the list again." });
    await tx.recordedResource.deleteMany({ where });
    await tx.resourceImport.deleteMany({ where });
    const { type, identifier } = record;
    const target = { type: "resource", id: environmentId, name: address };
    await appendAudit(tx, organizationId, { actor, action: "resource.forget", target, before: { environmentId, type, identifier } });
  });
}
