import type { Blueprint, Layout } from "@zerolake/blueprint";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import { columnsOf } from "../columns.ts";
import type { Database, Transaction } from "../database.ts";
import { type BlueprintVersion, Prisma } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { parseStoredBlueprint, parseStoredLayout } from "../stored-documents.ts";

const COLUMNS = columnsOf(Prisma.BlueprintVersionScalarFieldEnum, "v");

/** An immutable, numbered snapshot. */
export interface Version {
  readonly id: string;
  readonly blueprintId: string;
  readonly number: number;
  readonly note: string;
  readonly document: Blueprint;
  readonly layout: Layout;
  readonly semanticHash: string;
  readonly createdAt: Date;
  readonly createdById: string;
  readonly authorIds: readonly string[];
}

export interface VersionSummary extends Omit<Version, "document" | "layout"> {
  /** Slugs of the environments where it is deployed. */
  readonly deployedIn: readonly string[];
}

/** Newest first. */
export async function listVersions(db: Database, organizationId: string, blueprintId: string): Promise<VersionSummary[]> {
  const rows = await db.prisma.blueprintVersion.findMany({
    where: { blueprintId, organizationId },
    omit: { document: true, layout: true, organizationId: true, revision: true },
    include: { deployedIn: { where: { deletedAt: null }, select: { slug: true }, orderBy: { position: "asc" } } },
    orderBy: { number: "desc" },
  });
  return rows.map(({ deployedIn, ...row }) => ({
    ...row,
    deployedIn: deployedIn.map(({ slug }) => slug),
  }));
}

export async function getVersion(db: Database, organizationId: string, versionId: string): Promise<Version> {
  const { rows } = await db.pool.query<BlueprintVersion>(
    `SELECT ${COLUMNS} FROM blueprint_version v WHERE v.id = $1 AND v.organization_id = $2`,
    [versionId, organizationId],
  );
  const [row] = rows;
  if (!row) throw notFound("version");
  return read(row);
}

export async function getVersionByNumber(
  db: Database,
  organizationId: string,
  { blueprintId, number }: { blueprintId: string; number: number },
): Promise<Version> {
  const row = await db.prisma.blueprintVersion.findFirst({ where: { blueprintId, number, organizationId } });
  if (!row) throw notFound("version");
  return read(row);
}

export interface NewVersion {
  readonly blueprintId: string;
  /** Revision of the draft that was hashed: refused when the draft has moved on. */
  readonly revision: number;
  readonly semanticHash: string;
  readonly note?: string;
  readonly createdById: string;
  readonly actor: Actor;
}

/**
 * Makes a version of the draft. When the newest version means the same (equal hash), that one is returned and nothing is
 * made. Throws `conflict` when the draft is not at `revision` any more.
 */
export async function createVersion(db: Database, organizationId: string, input: NewVersion): Promise<Version> {
  return db.prisma.$transaction((tx) => snapshot(tx, organizationId, input));
}

/**
 * Makes the draft equal to an older version. The draft as it is becomes a version first, so nothing is lost. Returns the
 * new revision of the draft. `draftHash` is the semantic hash of the draft at `revision`.
 */
export async function restoreVersion(
  db: Database,
  organizationId: string,
  input: { blueprintId: string; versionId: string; revision: number; draftHash: string; authorId: string; actor: Actor },
): Promise<{ revision: number }> {
  return db.prisma.$transaction(async (tx) => {
    const version = await tx.blueprintVersion.findFirst({
      where: { id: input.versionId, blueprintId: input.blueprintId, organizationId },
    });
    if (!version) throw notFound("version");
    await snapshot(tx, organizationId, {
      ...input,
      semanticHash: input.draftHash,
      note: `Before v${version.number} was restored`,
      createdById: input.authorId,
    });
    const { document, layout } = version;
    const draft = await tx.blueprint.update({
      where: { id: input.blueprintId, organizationId },
      data: {
        document: toJson(document),
        layout: toJson(layout),
        revision: { increment: 1 },
        updatedById: input.authorId,
        updatedAt: new Date(),
      },
    });
    await tx.blueprintEdit.create({
      data: {
        organizationId,
        blueprintId: input.blueprintId,
        revision: draft.revision,
        editId: `restore-${version.number}-${draft.revision}`,
        edit: { type: "restored", version: version.number },
        inverse: [],
        authorId: input.authorId,
      },
    });
    const target = { type: "blueprint", id: input.blueprintId, name: `v${version.number}` };
    await appendAudit(tx, organizationId, { actor: input.actor, action: "version.restore", target });
    return { revision: draft.revision };
  });
}

async function snapshot(tx: Transaction, organizationId: string, input: NewVersion): Promise<Version> {
  const { blueprintId, revision } = input;
  // Taking a number locks the row: two people who save at once get two numbers, or one version when they mean the same.
  const moved = await tx.blueprint.updateMany({
    where: { id: blueprintId, organizationId, revision },
    data: { nextVersionNumber: { increment: 1 } },
  });
  if (moved.count === 0) throw await refusal(tx, organizationId, blueprintId);
  const draft = await tx.blueprint.findUniqueOrThrow({ where: { id: blueprintId } });
  const newest = await tx.blueprintVersion.findFirst({ where: { blueprintId, organizationId }, orderBy: { number: "desc" } });
  if (newest?.semanticHash === input.semanticHash) {
    await tx.blueprint.update({ where: { id: blueprintId }, data: { nextVersionNumber: newest.number + 1 } });
    return read(newest);
  }
  const authors = await tx.blueprintEdit.findMany({
    where: { blueprintId, organizationId, revision: { gt: newest?.revision ?? 0, lte: revision } },
    select: { authorId: true },
    distinct: ["authorId"],
  });
  const created = await tx.blueprintVersion.create({
    data: {
      organizationId,
      blueprintId,
      number: draft.nextVersionNumber - 1,
      note: input.note ?? "",
      document: toJson(draft.document),
      layout: toJson(draft.layout),
      semanticHash: input.semanticHash,
      revision,
      authorIds: [...new Set([...authors.map(({ authorId }) => authorId), input.createdById])],
      createdById: input.createdById,
    },
  });
  const target = { type: "version", id: created.id, name: `v${created.number}` };
  await appendAudit(tx, organizationId, { actor: input.actor, action: "version.create", target, after: { hash: created.semanticHash } });
  return read(created);
}

async function refusal(tx: Transaction, organizationId: string, blueprintId: string): Promise<AppError> {
  const exists = await tx.blueprint.findFirst({ where: { id: blueprintId, organizationId }, select: { id: true } });
  if (!exists) return notFound("blueprint");
  return new AppError("conflict", {
    message: "The draft has changed since you looked at it.",
    hint: "Look at the newest draft, then save the version again.",
  });
}

function read(row: BlueprintVersion): Version {
  const { organizationId: _, revision: __, document, layout, ...rest } = row;
  return { ...rest, document: parseStoredBlueprint(document), layout: parseStoredLayout(layout) };
}
