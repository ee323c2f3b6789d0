import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";

/** Why nothing may be deployed to an environment now. Plans are made all the same. */
export interface EnvironmentLock {
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  /** It ends by itself then; `null` when somebody has to end it. */
  readonly until: Date | null;
}

/** SQL: the environment `e` may not be deployed to at this moment. */
export const IS_LOCKED = "e.lock_reason IS NOT NULL AND (e.locked_until IS NULL OR e.locked_until > now())";

const HOUR_MS = 3_600_000;

interface Locking {
  readonly environmentId: string;
  readonly actor: Actor & { readonly id: string };
}

/** Locks, or locks anew with another reason. What is being applied goes on to its end; what is approved waits. */
export async function lockEnvironment(
  db: Database,
  organizationId: string,
  { environmentId, reason, forHours, actor }: Locking & { readonly reason: string; readonly forHours?: number },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const now = await databaseNow(tx);
    const lockedUntil = forHours === undefined ? null : new Date(now.getTime() + forHours * HOUR_MS);
    const data = { lockReason: reason, lockedById: actor.id, lockedAt: now, lockedUntil };
    await change(tx, organizationId, { environmentId, data, actor, action: "environment.lock" });
  });
}

/** Ends a lock, whoever made it. Ring for the deployments that waited. */
export async function unlockEnvironment(db: Database, organizationId: string, { environmentId, actor }: Locking): Promise<void> {
  const data = { lockReason: null, lockedById: null, lockedAt: null, lockedUntil: null };
  await db.prisma.$transaction((tx) => change(tx, organizationId, { environmentId, data, actor, action: "environment.unlock" }));
}

/** The lock that holds at this moment by the database's clock; `null` when there is none. */
export async function findLock(
  { prisma }: { readonly prisma: Pick<Transaction, "$queryRawUnsafe"> },
  organizationId: string,
  environmentId: string,
): Promise<EnvironmentLock | null> {
  const [lock] = await prisma.$queryRawUnsafe<EnvironmentLock[]>(
    `SELECT e.lock_reason AS reason, coalesce(u.name, 'Somebody who left') AS by, e.locked_at AS at, e.locked_until AS until
     FROM environment e LEFT JOIN "user" u ON u.id = e.locked_by_id
     WHERE e.id = $1::uuid AND e.organization_id = $2::uuid AND ${IS_LOCKED}`,
    environmentId,
    organizationId,
  );
  return lock ?? null;
}

/** Throws `blocked` while the environment is locked. */
export async function requireUnlocked(tx: Transaction, environment: { id: string; organizationId: string; name: string }): Promise<void> {
  const lock = await findLock({ prisma: tx }, environment.organizationId, environment.id);
  if (!lock) return;
  throw new AppError("blocked", {
    message: `${environment.name} is locked by ${lock.by}: ${lock.reason}`,
    hint: "Plans are allowed, deploys are not. Wait, or unlock it on its page.",
  });
}

interface Change {
  readonly environmentId: string;
  readonly data: { lockReason: string | null; lockedById: string | null; lockedAt: Date | null; lockedUntil: Date | null };
  readonly actor: Actor;
  readonly action: string;
}

async function change(tx: Transaction, organizationId: string, { environmentId, data, actor, action }: Change): Promise<void> {
  const before = await tx.environment.findFirst({
    where: { id: environmentId, organizationId, deletedAt: null },
    select: { name: true, lockReason: true, lockedUntil: true },
  });
  if (!before) throw notFound("environment");
  await tx.environment.updateMany({ where: { id: environmentId, organizationId }, data });
  const { name, ...lock } = before;
  const after = { lockReason: data.lockReason, lockedUntil: data.lockedUntil };
  await appendAudit(tx, organizationId, { actor, action, target: { type: "environment", id: environmentId, name }, before: lock, after });
}
