import type { Actor } from "../actor.ts";
import { AppError } from "../app-error.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import { insertDeployment } from "../deployments/create-deployment.ts";
import { IS_LOCKED } from "../environments/environment-lock.ts";
import type { EnvironmentSchedule, ScheduledAction } from "../generated/client.ts";
import { hoursOf } from "./environment-schedule.ts";
import { requestHibernation, requestWakening } from "./environment-sleep.ts";
import { lastHoursChange, nextHoursChange } from "./working-hours.ts";

export interface ScheduledEnvironment {
  readonly organizationId: string;
  readonly environmentId: string;
}

export interface ScheduledDeployment {
  readonly organizationId: string;
  readonly deploymentId: string;
}

/** Neither locked nor in the hands of a deployment: a schedule waits for both, and then does once what is due by then. */
const IS_FREE = `NOT (${IS_LOCKED}) AND NOT EXISTS (
  SELECT 1 FROM deployment d WHERE d.environment_id = e.id AND d.state IN ('queued', 'planning', 'approved', 'applying', 'verifying'))`;

const DUE = `
  SELECT s.organization_id AS "organizationId", s.environment_id AS "environmentId"
  FROM environment_schedule s JOIN environment e ON e.id = s.environment_id
  WHERE e.deleted_at IS NULL AND (s.next_at <= now() OR s.expires_at <= now()) AND ${IS_FREE}`;

/** Environments of all organisations whose schedule calls for something now. */
export async function listDueSchedules(db: Database, limit: number): Promise<ScheduledEnvironment[]> {
  const { rows } = await db.pool.query<ScheduledEnvironment>(`${DUE} ORDER BY least(s.next_at, s.expires_at) LIMIT $1`, [limit]);
  return rows;
}

/**
 * Takes what the schedule calls for and asks for its deployment, in one transaction: whoever moves the schedule on has the occurrence, and a
 * worker that dies in it has not. Of several missed ones the last counts, once. `undefined` when there was nothing to do, or somebody was quicker.
 */
export async function takeOccurrence(
  db: Database,
  organizationId: string,
  environmentId: string,
): Promise<ScheduledDeployment | undefined> {
  return db.prisma.$transaction(async (tx) => {
    const free = await tx.$queryRawUnsafe<ScheduledEnvironment[]>(
      `${DUE} AND s.environment_id = $1::uuid AND s.organization_id = $2::uuid FOR UPDATE OF s`,
      environmentId,
      organizationId,
    );
    if (free.length === 0) return undefined;
    const schedule = await tx.environmentSchedule.findUniqueOrThrow({ where: { environmentId, organizationId } });
    const now = await databaseNow(tx);
    const due = schedule.expiresAt && schedule.expiresAt <= now ? expiryOf(schedule) : hoursDueAt(schedule, now);
    if (!due || !(await isTaken(tx, schedule, due))) return undefined;
    const made = await request(tx, schedule, due);
    if (!made) return undefined;
    const { action, at: dueAt } = due;
    await tx.scheduledOccurrence.updateMany({ where: { environmentId, action, dueAt }, data: { deploymentId: made.id } });
    return { organizationId, deploymentId: made.id };
  });
}

interface Due {
  readonly action: ScheduledAction;
  readonly at: Date;
  /** What the schedule says afterwards. */
  readonly moved: { readonly nextAt?: Date | null; readonly expiresAt?: null };
  readonly setById: string | null;
}

function expiryOf({ expiresAt, expirySetById }: EnvironmentSchedule): Due | undefined {
  return expiresAt ? { action: "expire", at: expiresAt, moved: { expiresAt: null }, setById: expirySetById } : undefined;
}

function hoursDueAt(schedule: EnvironmentSchedule, now: Date): Due | undefined {
  const hours = hoursOf(schedule);
  const last = hours && lastHoursChange(hours, now);
  if (!hours || !last) return undefined;
  const moved = { nextAt: nextHoursChange(hours, now)?.at ?? null };
  return { action: last.action, at: last.at, moved, setById: schedule.hoursSetById };
}

/** Compare and set on the schedule, and one row per occurrence: an hour that comes again by an edit of the hours is not done again. */
async function isTaken(tx: Transaction, schedule: EnvironmentSchedule, { action, at, moved }: Due): Promise<boolean> {
  const { environmentId, organizationId, revision, nextAt, expiresAt } = schedule;
  const set = await tx.environmentSchedule.updateMany({
    where: { environmentId, organizationId, revision, nextAt, expiresAt },
    data: moved,
  });
  if (set.count === 0) return false;
  const noted = await tx.scheduledOccurrence.createMany({
    data: [{ organizationId, environmentId, action, dueAt: at }],
    skipDuplicates: true,
  });
  return noted.count === 1;
}

async function request(tx: Transaction, { organizationId, environmentId }: EnvironmentSchedule, due: Due) {
  const actor = await actorOf(tx, due);
  if (!actor) return undefined;
  const wanted = { environmentId, actor, isScheduled: true };
  // One that still waits for a person is enough: a plan more each evening would only be noise.
  const where = { environmentId, organizationId, isScheduled: true, purpose: PURPOSES[due.action], state: "awaitingApproval" } as const;
  if ((await tx.deployment.count({ where })) > 0) return undefined;
  try {
    if (due.action === "hibernate") return await requestHibernation(tx, organizationId, wanted);
    if (due.action === "wake") return await requestWakening(tx, organizationId, wanted);
    const deployed = await tx.recordedResource.count({ where: { environmentId, organizationId } });
    return deployed === 0 ? undefined : await insertDeployment(tx, organizationId, { ...wanted, kind: "destroy", purpose: "expiry" });
  } catch (error) {
    // Asleep already, awake still, or nothing there: then the hour passes.
    if (error instanceof AppError && error.code === "blocked") return undefined;
    throw error;
  }
}

const PURPOSES = { hibernate: "hibernation", wake: "wakening", expire: "expiry" } as const;
const WORDS = { hibernate: "the working hours", wake: "the working hours", expire: "the end date" } as const;

async function actorOf(tx: Transaction, { action, setById }: Due): Promise<(Actor & { readonly id: string }) | undefined> {
  if (setById === null) return undefined;
  const person = await tx.user.findUnique({ where: { id: setById }, select: { name: true } });
  return { kind: "schedule", id: setById, name: `${WORDS[action]} that ${person?.name ?? "somebody who left"} set` };
}
