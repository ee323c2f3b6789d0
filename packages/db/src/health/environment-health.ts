import type { HealthStatus, Threshold } from "@zerolake/health";
import { notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { HEALTH_HOLDS_MINUTES } from "./health-looks.ts";

export interface HealthSignalView {
  readonly component: string;
  readonly signal: string;
  readonly kind: string;
  readonly label: string;
  readonly address: string;
  readonly unit: string;
  readonly status: HealthStatus;
  readonly value: number | null;
  readonly threshold: Threshold;
  /** Why nothing is known. */
  readonly reason: string | null;
  readonly since: Date;
}

export interface EnvironmentHealthView {
  /** `null` as long as nothing is known, or nothing is deployed. */
  readonly status: HealthStatus | null;
  readonly since: Date | null;
  /** Components by status. */
  readonly counts: Readonly<Record<HealthStatus, number>>;
  /** When the last look that saw something ended. */
  readonly lookedAt: Date | null;
  /** That was too long ago to say anything about now. */
  readonly isOld: boolean;
  /** A look is under way or asked for. */
  readonly isLooking: boolean;
  /** Why the last look saw nothing. */
  readonly problem: string | null;
  readonly signals: readonly HealthSignalView[];
}

const NOT_KNOWN: EnvironmentHealthView = {
  status: null,
  since: null,
  counts: { ok: 0, warn: 0, bad: 0, unknown: 0 },
  lookedAt: null,
  isOld: false,
  isLooking: false,
  problem: null,
  signals: [],
};

/** How well an environment is, signal by signal, the worst first. */
export async function loadEnvironmentHealth(db: Database, organizationId: string, environmentId: string): Promise<EnvironmentHealthView> {
  const environment = await db.prisma.environment.findFirst({
    where: { id: environmentId, organizationId, deletedAt: null },
    select: { health: true, healthSignals: true },
  });
  if (!environment) throw notFound("environment");
  const { health, healthSignals } = environment;
  if (!health) return NOT_KNOWN;
  const { status, since, ok, warn, bad, unknown, lookedAt, requestedAt, problem } = health;
  return {
    status,
    since,
    counts: { ok, warn, bad, unknown },
    lookedAt,
    isOld: lookedAt !== null && lookedAt.getTime() < Date.now() - HEALTH_HOLDS_MINUTES * 60_000,
    isLooking: requestedAt !== null,
    problem,
    signals: healthSignals.map(viewOf).toSorted(worstFirst),
  };
}

interface StoredSignal extends Omit<HealthSignalView, "threshold"> {
  readonly warnAt: number;
  readonly badAt: number;
  readonly illWhen: string;
  readonly because: string;
}

function viewOf({ warnAt, badAt, illWhen, because, ...row }: StoredSignal): HealthSignalView {
  const { component, signal, kind, label, address, unit, status, value, reason, since } = row;
  const threshold = { warn: warnAt, bad: badAt, illWhen: illWhen === "below" ? ("below" as const) : ("above" as const), because };
  return { component, signal, kind, label, address, unit, status, value, threshold, reason, since };
}

const ORDER: readonly HealthStatus[] = ["bad", "warn", "unknown", "ok"];

function worstFirst(one: HealthSignalView, other: HealthSignalView): number {
  return (
    ORDER.indexOf(one.status) - ORDER.indexOf(other.status) ||
    one.component.localeCompare(other.component) ||
    one.signal.localeCompare(other.signal)
  );
}

/** Values of one signal, oldest first, as the means of quarters of an hour. */
export interface HealthHistory {
  readonly signal: string;
  readonly points: readonly { readonly at: string; readonly value: number }[];
}

/** How the signals of an environment went over the last day. */
export async function listHealthHistory(db: Database, organizationId: string, environmentId: string): Promise<HealthHistory[]> {
  const { rows } = await db.pool.query<HealthHistory>(
    `SELECT signal, jsonb_agg(jsonb_build_object('at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'value', value) ORDER BY at) AS points
     FROM (SELECT signal, date_bin('15 minutes', at, TIMESTAMPTZ '2000-01-01 00:00Z') AS at, avg(value) AS value
       FROM health_point WHERE environment_id = $1 AND organization_id = $2 AND at > now() - interval '24 hours' GROUP BY 1, 2) binned
     GROUP BY signal ORDER BY signal`,
    [environmentId, organizationId],
  );
  return rows;
}
