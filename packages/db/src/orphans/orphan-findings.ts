import type { Evidence } from "@zerolake/orphans";
import type { PropertyMap } from "@zerolake/resources";
import * as z from "zod";
import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import type { OrphanFinding, Prisma } from "../generated/client.ts";
import { parseStoredAttributes } from "../stored-documents.ts";
import { listOrphanStories, type OrphanStory } from "./orphan-stories.ts";

const evidenceSchema: z.ZodType<Evidence> = z
  .object({ entryId: z.string().exactOptional(), reason: z.enum(["answered", "unanswered", "tagsOnly", "recorded"]) })
  .catch({ reason: "tagsOnly" });

/** A finding as the worker needs it. */
export interface OrphanSubject
  extends Pick<OrphanFinding, "id" | "kind" | "region" | "type" | "via" | "identifier" | "component" | "address"> {
  readonly connectionId: string;
  readonly environment: string;
  readonly evidence: Evidence;
  readonly attributes: PropertyMap;
  readonly isAdoptionOwed: boolean;
}

export async function getOrphan(db: Database, organizationId: string, findingId: string): Promise<OrphanSubject> {
  const row = await db.prisma.orphanFinding.findFirst({ where: { id: findingId, organizationId } });
  if (!row) throw notFound("finding");
  return {
    ...row,
    evidence: evidenceSchema.parse(row.evidence),
    attributes: parseStoredAttributes(row.attributes) as PropertyMap,
    isAdoptionOwed: row.adoptRequestedAt !== null,
  };
}

export interface OrphanEnvironment {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly isDeleted: boolean;
  /** Number of the version that is deployed there; `null` when none is. */
  readonly deployedVersion: number | null;
  readonly project: { readonly slug: string; readonly name: string };
}

/** A finding as people see it. */
export interface OrphanView
  extends Pick<
    OrphanFinding,
    | "id"
    | "kind"
    | "region"
    | "type"
    | "via"
    | "identifier"
    | "title"
    | "component"
    | "address"
    | "firstSeenAt"
    | "lastSeenAt"
    | "state"
    | "reason"
    | "ignoredUntil"
    | "adoptProblem"
  > {
  readonly connection: { readonly id: string; readonly name: string; readonly cloud: string };
  /** Absent when no environment of the organisation is meant by its tags. */
  readonly environment: OrphanEnvironment | null;
  /** The environment as its tags name it. */
  readonly environmentTag: string;
  readonly evidence: Evidence;
  /** The call that may have made it. */
  readonly story: OrphanStory | null;
  readonly isBeingAdopted: boolean;
  /** The last deployment that was asked for to destroy it. */
  readonly destruction: { readonly number: number; readonly state: string; readonly isOver: boolean } | null;
}

export interface OrphanLists {
  readonly listed: readonly OrphanView[];
  /** What somebody put aside. */
  readonly aside: readonly OrphanView[];
  /** Seen once, and looked at again before it is called a finding. */
  readonly unconfirmed: number;
}

/** Listed are open ones and those whose time of being ignored is over, as long as no deployment has destroyed them. Oldest first. */
function openOnes(organizationId: string, now: Date): Prisma.OrphanFindingWhereInput {
  return {
    organizationId,
    isCertain: true,
    connection: { deletedAt: null },
    OR: [{ state: "open" }, { state: "ignored", ignoredUntil: { lte: now } }],
  };
}

export async function listOrphans(db: Database, organizationId: string): Promise<OrphanLists> {
  const now = new Date();
  const aside = { organizationId, OR: [{ state: "notOurs" as const }, { state: "ignored" as const, ignoredUntil: { gt: now } }] };
  const [open, put, unconfirmed] = await Promise.all([
    findRows(db, openOnes(organizationId, now)),
    findRows(db, { ...aside, connection: { deletedAt: null } }),
    db.prisma.orphanFinding.count({ where: { organizationId, state: "open", isCertain: false, connection: { deletedAt: null } } }),
  ]);
  const views = await describe(db, organizationId, [...open, ...put]);
  const listed = views.slice(0, open.length).filter(({ destruction }) => destruction?.state !== "succeeded");
  return { listed, aside: views.slice(open.length), unconfirmed };
}

/** For the badge. */
export async function countOrphans(db: Database, organizationId: string): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM orphan_finding f JOIN connection c ON c.id = f.connection_id
     WHERE f.organization_id = $1 AND f.is_certain AND c.deleted_at IS NULL
       AND (f.state = 'open' OR f.state = 'ignored' AND f.ignored_until <= now())
       AND NOT EXISTS (SELECT 1 FROM deployment d WHERE d.organization_id = $1 AND d.orphan_id = f.id AND d.state = 'succeeded')`,
    [organizationId],
  );
  return rows[0]?.count ?? 0;
}

function findRows(db: Database, where: Prisma.OrphanFindingWhereInput) {
  const connection = { select: { id: true, name: true, cloud: true } };
  return db.prisma.orphanFinding.findMany({ where, include: { connection }, omit: { attributes: true }, orderBy: { firstSeenAt: "asc" } });
}

type Row = Awaited<ReturnType<typeof findRows>>[number];

async function describe(db: Database, organizationId: string, rows: readonly Row[]): Promise<OrphanView[]> {
  const evidences = rows.map((row) => evidenceSchema.parse(row.evidence));
  const [environments, stories, destructions] = await Promise.all([
    environmentsOf(db, organizationId, rows),
    listOrphanStories(
      db,
      organizationId,
      evidences.flatMap(({ entryId }) => entryId ?? []),
    ),
    destructionsOf(db, organizationId, rows),
  ]);
  return rows.map((row, index) => {
    const evidence = evidences[index] ?? { reason: "tagsOnly" };
    return {
      ...row,
      environment: environments.get(row.environment) ?? null,
      environmentTag: row.environment,
      evidence,
      story: (evidence.entryId && stories.get(evidence.entryId)) || null,
      isBeingAdopted: row.adoptRequestedAt !== null,
      destruction: destructions.get(row.id) ?? null,
    };
  });
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function environmentsOf(db: Database, organizationId: string, rows: readonly Row[]): Promise<ReadonlyMap<string, OrphanEnvironment>> {
  const ids = [...new Set(rows.map(({ environment }) => environment))].filter((id) => UUID.test(id));
  const found = await db.prisma.environment.findMany({
    where: { organizationId, id: { in: ids } },
    select: {
      id: true,
      name: true,
      slug: true,
      deletedAt: true,
      deployedVersion: { select: { number: true } },
      project: { select: { slug: true, name: true } },
    },
  });
  return new Map(
    found.map(({ deletedAt, deployedVersion, ...environment }) => [
      environment.id,
      { ...environment, isDeleted: deletedAt !== null, deployedVersion: deployedVersion?.number ?? null },
    ]),
  );
}

async function destructionsOf(db: Database, organizationId: string, rows: readonly Row[]) {
  const found = await db.prisma.deployment.findMany({
    where: { organizationId, orphanId: { in: rows.map(({ id }) => id) } },
    select: { orphanId: true, number: true, state: true, finishedAt: true },
    orderBy: { requestedAt: "asc" },
  });
  return new Map(found.map(({ orphanId, number, state, finishedAt }) => [orphanId, { number, state, isOver: finishedAt !== null }]));
}
