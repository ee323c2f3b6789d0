import * as z from "zod";
import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database } from "../database.ts";

const REFRESH_HOURS_DEFAULT = 24;
const REFRESH_HOURS_MAX = 24 * 30;

/** What the cloud would not show, and in which words. */
const refusalsSchema = z.array(z.object({ address: z.string(), message: z.string() }));
export type RefreshRefusal = z.infer<typeof refusalsSchema>[number];

export interface RefreshStatus {
  /** One is under way or asked for. */
  readonly isRunning: boolean;
  /** How the last one ended; `null` before the first. */
  readonly last: {
    readonly at: Date;
    readonly startedAt: Date;
    /** Resources that were read, of how many. */
    readonly checked: number;
    readonly total: number;
    readonly refusals: readonly RefreshRefusal[];
    /** Why it could not look at all. */
    readonly problem: string | null;
  } | null;
  /** Of the one under way: resources that were read so far. */
  readonly checkedSoFar: number;
  /** `null`: there is no schedule. */
  readonly everyHours: number | null;
  readonly nextDueAt: Date | null;
}

/** Asks for a look at everything recorded. Asking while one is owed is asking once. Enqueue `environment.refresh` afterwards. */
export async function requestRefresh(
  db: Database,
  organizationId: string,
  { environmentId, requestedById }: { environmentId: string; requestedById?: string },
): Promise<void> {
  const { rowCount } = await db.pool.query(
    `INSERT INTO environment_refresh (environment_id, organization_id, requested_at, requested_by_id, next_due_at)
     SELECT e.id, e.organization_id, now(), $3, now() + interval '${REFRESH_HOURS_DEFAULT} hours'
     FROM environment e WHERE e.id = $2 AND e.organization_id = $1 AND e.deleted_at IS NULL
     ON CONFLICT (environment_id) DO UPDATE SET requested_at = coalesce(environment_refresh.requested_at, now()),
       requested_by_id = coalesce(environment_refresh.requested_by_id, excluded.requested_by_id)`,
    [organizationId, environmentId, requestedById ?? null],
  );
  if (rowCount === 0) throw notFound("environment");
}

/** How fresh what we know of an environment is. */
export async function refreshStatus(db: Database, organizationId: string, environmentId: string): Promise<RefreshStatus> {
  const environment = await db.prisma.environment.findFirst({
    where: { id: environmentId, organizationId, deletedAt: null },
    select: { refresh: true },
  });
  if (!environment) throw notFound("environment");
  const { refresh } = environment;
  if (!refresh) return { isRunning: false, last: null, checkedSoFar: 0, everyHours: REFRESH_HOURS_DEFAULT, nextDueAt: null };
  const { requestedAt, startedAt, finishedAt, lastStartedAt, checked, total, problem, everyHours, nextDueAt } = refresh;
  const refusals = refusalsSchema.parse(refresh.lastRefusals);
  return {
    isRunning: requestedAt !== null,
    last: finishedAt && { at: finishedAt, startedAt: lastStartedAt ?? finishedAt, checked, total, refusals, problem },
    checkedSoFar: startedAt === null ? 0 : await countRead(db, { organizationId, environmentId, startedAt }),
    everyHours,
    nextDueAt: everyHours === null ? null : nextDueAt,
  };
}

async function countRead(db: Database, { startedAt, ...where }: { organizationId: string; environmentId: string; startedAt: Date }) {
  return db.prisma.observation.count({ where: { ...where, observedAt: { gte: startedAt } } });
}

/** Sets how often an environment is looked at by itself; `null` for never. The next look is that long from now. */
export async function setRefreshSchedule(
  db: Database,
  organizationId: string,
  { environmentId, everyHours, actor }: { environmentId: string; everyHours: number | null; actor: Actor },
): Promise<void> {
  if (everyHours !== null && !(Number.isInteger(everyHours) && everyHours >= 1 && everyHours <= REFRESH_HOURS_MAX))
    throw new AppError("invalid", { message: `Choose between 1 and ${REFRESH_HOURS_MAX} hours.` });
  await db.prisma.$transaction(async (tx) => {
    const where = { id: environmentId, organizationId, deletedAt: null };
    const environment = await tx.environment.findFirst({ where, select: { name: true, refresh: { select: { everyHours: true } } } });
    if (!environment) throw notFound("environment");
    await tx.$executeRaw`
      INSERT INTO environment_refresh (environment_id, organization_id, every_hours, next_due_at)
      VALUES (${environmentId}::uuid, ${organizationId}::uuid, ${everyHours}, now() + ${everyHours}::int * interval '1 hour')
      ON CONFLICT (environment_id) DO UPDATE SET every_hours = excluded.every_hours, next_due_at = excluded.next_due_at`;
    const target = { type: "environment", id: environmentId, name: environment.name };
    const before = { everyHours: environment.refresh?.everyHours ?? REFRESH_HOURS_DEFAULT };
    await appendAudit(tx, organizationId, { actor, action: "environment.refreshSchedule", target, before, after: { everyHours } });
  });
}
