import type { DriftSeverity } from "@zerolake/drift";
import type { Database } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import type { Prisma } from "../generated/client.ts";
import { readDrift, type StoredDrift } from "./drift-rows.ts";

export interface DriftFilter {
  readonly environmentId?: string;
  readonly severity?: DriftSeverity;
  /** Also those that somebody ignores at present. */
  readonly includeIgnored?: boolean;
  /** Default 1,000. */
  readonly limit?: number;
}

/** A finding with the names that people know its place by. */
export interface ListedDrift extends StoredDrift {
  readonly environment: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly project: { readonly id: string; readonly slug: string; readonly name: string };
  };
  readonly ignoredBy: string | null;
}

const LISTED_MAX = 1_000;
const PLACE = {
  environment: { select: { id: true, slug: true, name: true, project: { select: { id: true, slug: true, name: true } } } },
} as const;

/** What differs at present, worst first, then newest first. What is as deployed again is not listed. */
export async function listDriftFindings(db: Database, organizationId: string, filter: DriftFilter = {}): Promise<ListedDrift[]> {
  const now = await databaseNow(db.prisma);
  const rows = await db.prisma.driftFinding.findMany({
    where: {
      organizationId,
      environment: { deletedAt: null },
      ...(filter.environmentId === undefined ? {} : { environmentId: filter.environmentId }),
      ...(filter.severity === undefined ? {} : { severity: filter.severity }),
      ...(filter.includeIgnored ? { state: { not: "gone" } } : { OR: notIgnoredAt(now) }),
    },
    include: PLACE,
    orderBy: [{ severity: "asc" }, { firstSeenAt: "desc" }, { address: "asc" }, { path: "asc" }],
    take: filter.limit ?? LISTED_MAX,
  });
  const people = await db.prisma.user.findMany({
    where: { id: { in: rows.flatMap(({ ignoredById }) => ignoredById ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const drift = readDrift(row, now);
    const ignoredBy = drift.state === "ignored" ? (names.get(row.ignoredById ?? "") ?? "Somebody who left") : null;
    return { ...drift, environment: row.environment, ignoredBy };
  });
}

function notIgnoredAt(now: Date): Prisma.DriftFindingWhereInput[] {
  return [{ state: "open" }, { state: "ignored", ignoredUntil: { lte: now } }];
}

export interface DriftSummary {
  readonly high: number;
  readonly medium: number;
  readonly low: number;
  /** Of any severity; not counted above. */
  readonly ignored: number;
}

/** How much differs at present, in one environment or in all of them. */
export async function driftSummary(db: Database, organizationId: string, filter: { environmentId?: string } = {}): Promise<DriftSummary> {
  const { rows } = await db.pool.query<DriftSummary>(
    `SELECT count(*) FILTER (WHERE shown AND severity = 'high')::int AS high, count(*) FILTER (WHERE shown AND severity = 'medium')::int AS medium,
       count(*) FILTER (WHERE shown AND severity = 'low')::int AS low, count(*) FILTER (WHERE NOT shown)::int AS ignored
     FROM (SELECT f.severity, NOT (f.state = 'ignored' AND f.ignored_until > now()) AS shown
           FROM drift_finding f JOIN environment e ON e.id = f.environment_id
           WHERE f.organization_id = $1 AND f.state <> 'gone' AND e.deleted_at IS NULL AND ($2::uuid IS NULL OR f.environment_id = $2)) AS findings`,
    [organizationId, filter.environmentId ?? null],
  );
  return rows[0] ?? { high: 0, medium: 0, low: 0, ignored: 0 };
}

/** Where findings are, each place once; those of others, and those that are not there, are in none. */
export async function listDriftPlaces(
  db: Database,
  organizationId: string,
  findingIds: readonly string[],
): Promise<{ readonly project: string; readonly environment: string; readonly name: string }[]> {
  const rows = await db.prisma.environment.findMany({
    where: { organizationId, driftFindings: { some: { id: { in: [...findingIds] } } } },
    select: { id: true, name: true, projectId: true },
  });
  return rows.map(({ id, name, projectId }) => ({ project: projectId, environment: id, name }));
}
