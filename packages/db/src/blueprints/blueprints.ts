import { type Blueprint, type Layout, type Salvage, salvageBlueprint } from "@zerolake/blueprint";
import { notFound } from "../app-error.ts";
import { columnsOf } from "../columns.ts";
import type { Database } from "../database.ts";
import { type Blueprint as BlueprintRow, Prisma } from "../generated/client.ts";
import { toJson } from "../json-column.ts";
import { parseStoredBlueprint, parseStoredLayout } from "../stored-documents.ts";

const COLUMNS = columnsOf(Prisma.BlueprintScalarFieldEnum, "b");

/** What is drawn now. */
export interface Draft {
  readonly blueprintId: string;
  readonly projectId: string;
  readonly slug: string;
  readonly document: Blueprint;
  readonly layout: Layout;
  /** Number of the newest saved version; `null` before the first. */
  readonly newestVersion: number | null;
  /** Number of edits that it has taken. */
  readonly revision: number;
  readonly updatedAt: Date;
  readonly updatedById: string;
}

/** One edit as the sender made it. What is inside is checked by whoever applied it. */
export interface NewEdit {
  /** Made once by the sender: a repeated sending finds it among the newer edits. */
  readonly id: string;
  readonly edit: unknown;
  readonly inverse: unknown;
}

export interface StoredEdit extends NewEdit {
  readonly revision: number;
  readonly authorId: string;
  readonly createdAt: Date;
}

export type AppendOutcome =
  | { readonly state: "saved"; readonly revision: number; readonly savedAt: Date }
  /** Others were quicker: `newer` is what came in since `baseRevision`, oldest first; possibly edits of an earlier sending. */
  | { readonly state: "behind"; readonly revision: number; readonly newer: readonly StoredEdit[] };

/** The draft of a project's blueprint. Throws `unreadable` when a newer version wrote it; `salvageDraft` reads what it can. */
export async function getDraft(db: Database, organizationId: string, projectId: string): Promise<Draft> {
  const row = await draftRow(db, organizationId, projectId);
  return {
    blueprintId: row.id,
    projectId: row.projectId,
    slug: row.slug,
    document: parseStoredBlueprint(row.document),
    layout: parseStoredLayout(row.layout),
    newestVersion: row.nextVersionNumber > 1 ? row.nextVersionNumber - 1 : null,
    revision: row.revision,
    updatedAt: row.updatedAt,
    updatedById: row.updatedById,
  };
}

/** Where a project's blueprint is found, whether or not this version can read it. */
export async function getBlueprintPlace(
  db: Database,
  organizationId: string,
  projectId: string,
): Promise<Pick<Draft, "blueprintId" | "slug">> {
  const row = await db.prisma.blueprint.findFirst({ where: { projectId, organizationId }, select: { id: true, slug: true } });
  if (!row) throw notFound("blueprint");
  return { blueprintId: row.id, slug: row.slug };
}

/** A draft that this version cannot read: what can be drawn of it, and all of it as text. */
export interface SalvagedDraft extends Salvage {
  readonly blueprintId: string;
  readonly slug: string;
  readonly revision: number;
  readonly updatedAt: Date;
  readonly text: string;
}

export async function salvageDraft(db: Database, organizationId: string, projectId: string): Promise<SalvagedDraft> {
  const { id, slug, revision, updatedAt, document, layout } = await draftRow(db, organizationId, projectId);
  const text = JSON.stringify(document, undefined, 2);
  return { blueprintId: id, slug, revision, updatedAt, text, ...salvageBlueprint(document, layout) };
}

async function draftRow(db: Database, organizationId: string, projectId: string) {
  const { rows } = await db.pool.query<BlueprintRow>(
    `SELECT ${COLUMNS} FROM blueprint b WHERE b.project_id = $1 AND b.organization_id = $2`,
    [projectId, organizationId],
  );
  const [row] = rows;
  if (!row) throw notFound("blueprint");
  return row;
}

/**
 * Stores edits together with the draft that they lead to, if the draft is still at `baseRevision`; otherwise nothing is
 * stored and the caller applies its edits on top of the newer ones.
 */
export async function appendEdits(
  db: Database,
  organizationId: string,
  input: {
    readonly blueprintId: string;
    readonly baseRevision: number;
    readonly edits: readonly NewEdit[];
    readonly document: Blueprint;
    readonly layout: Layout;
    readonly authorId: string;
  },
): Promise<AppendOutcome> {
  const { blueprintId, baseRevision, edits, authorId } = input;
  const saved = await db.prisma.$transaction(async (tx) => {
    const revision = baseRevision + edits.length;
    const now = new Date();
    const moved = await tx.blueprint.updateMany({
      where: { id: blueprintId, organizationId, revision: baseRevision },
      data: { revision, document: toJson(input.document), layout: toJson(input.layout), updatedById: authorId, updatedAt: now },
    });
    if (moved.count === 0) return undefined;
    await tx.blueprintEdit.createMany({
      data: edits.map(({ id, edit, inverse }, index) => ({
        organizationId,
        blueprintId,
        revision: baseRevision + index + 1,
        editId: id,
        edit: toJson(edit),
        inverse: toJson(inverse),
        authorId,
      })),
    });
    return { state: "saved" as const, revision, savedAt: now };
  });
  if (saved) return saved;
  const newer = await listEdits(db, organizationId, { blueprintId, afterRevision: baseRevision });
  return { state: "behind", revision: newer.at(-1)?.revision ?? baseRevision, newer };
}

/** Which of these edits the blueprint has taken already. */
export async function listStoredEditIds(
  db: Database,
  organizationId: string,
  { blueprintId, ids }: { readonly blueprintId: string; readonly ids: readonly string[] },
): Promise<string[]> {
  const rows = await db.prisma.blueprintEdit.findMany({
    where: { blueprintId, organizationId, editId: { in: [...ids] } },
    select: { editId: true },
  });
  return rows.map(({ editId }) => editId);
}

/** Edits after a revision, oldest first. Throws `notFound` when the blueprint is somebody else's. */
export async function listEdits(
  db: Database,
  organizationId: string,
  { blueprintId, afterRevision, limit }: { blueprintId: string; afterRevision: number; limit?: number },
): Promise<StoredEdit[]> {
  const blueprint = await db.prisma.blueprint.findFirst({ where: { id: blueprintId, organizationId }, select: { id: true } });
  if (!blueprint) throw notFound("blueprint");
  const rows = await db.prisma.blueprintEdit.findMany({
    where: { blueprintId, organizationId, revision: { gt: afterRevision } },
    orderBy: { revision: "asc" },
    ...(limit === undefined ? {} : { take: limit }),
  });
  return rows.map(({ editId, edit, inverse, revision, authorId, createdAt }) => ({
    id: editId,
    edit,
    inverse,
    revision,
    authorId,
    createdAt,
  }));
}
