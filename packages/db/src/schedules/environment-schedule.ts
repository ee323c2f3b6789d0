import type { Actor } from "../actor.ts";
import { AppError, notFound } from "../app-error.ts";
import { appendAudit } from "../audit-log.ts";
import type { Database, Transaction } from "../database.ts";
import { databaseNow } from "../database-clock.ts";
import { isTimeZone, lastHoursChange, nextHoursChange, type WorkingHours } from "./working-hours.ts";

/** When an environment works and when it ends, as people see it. */
export interface EnvironmentScheduleView {
  readonly hours: WorkingHours | null;
  readonly hoursSetBy: string | null;
  /** What the hours call for next; absent when they never begin or end, or when something is overdue and waits. */
  readonly next: { readonly at: Date; readonly action: "wake" | "hibernate" } | null;
  readonly expiresAt: Date | null;
  readonly expirySetBy: string | null;
}

interface Setting {
  readonly environmentId: string;
  readonly actor: Actor & { readonly id: string };
}

const DAY_MS = 86_400_000;
const MINUTES_OF_DAY = 1_440;

export async function getSchedule(db: Database, organizationId: string, environmentId: string): Promise<EnvironmentScheduleView> {
  const row = await db.prisma.environmentSchedule.findFirst({ where: { environmentId, organizationId } });
  const ids = [row?.hoursSetById, row?.expirySetById].filter((id) => typeof id === "string");
  const people = await db.prisma.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = (id: string | null | undefined) =>
    typeof id === "string" ? (people.find((person) => person.id === id)?.name ?? "Somebody who left") : null;
  const hours = row ? hoursOf(row) : null;
  const next = hours && row?.nextAt ? (lastHoursChange(hours, row.nextAt) ?? null) : null;
  return {
    hours,
    next,
    hoursSetBy: nameOf(row?.hoursSetById),
    expiresAt: row?.expiresAt ?? null,
    expirySetBy: nameOf(row?.expirySetById),
  };
}

/** Sets or ends the working hours. They act from their next beginning or end on, with the right to approve of whoever set them last. */
export async function setWorkingHours(
  db: Database,
  organizationId: string,
  { environmentId, actor, hours }: Setting & { readonly hours: WorkingHours | null },
): Promise<void> {
  if (hours) requireUsable(hours);
  await db.prisma.$transaction(async (tx) => {
    const next = hours ? nextHoursChange(hours, await databaseNow(tx)) : undefined;
    await change(tx, organizationId, {
      environmentId,
      actor,
      action: "environment.setWorkingHours",
      data: {
        timeZone: hours?.timeZone ?? null,
        days: [...(hours?.days ?? [])],
        startMinute: hours?.startMinute ?? 0,
        endMinute: hours?.endMinute ?? 0,
        hoursSetById: hours ? actor.id : null,
        nextAt: next?.at ?? null,
      },
    });
  });
}

/** Sets or ends the date at which the resources are destroyed. */
export async function setExpiry(
  db: Database,
  organizationId: string,
  { environmentId, actor, expiresAt }: Setting & { readonly expiresAt: Date | null },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    if (expiresAt && expiresAt <= (await databaseNow(tx)))
      throw new AppError("invalid", { message: "That date is over.", hint: "Choose a later one." });
    const data = { expiresAt, expirySetById: expiresAt ? actor.id : null };
    await change(tx, organizationId, { environmentId, actor, action: "environment.setExpiry", data });
  });
}

/** Puts the end off by so many days, from the later of now and the present end. Throws `blocked` when there is none. */
export async function putOffExpiry(
  db: Database,
  organizationId: string,
  { environmentId, actor, days }: Setting & { readonly days: number },
): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    const schedule = await tx.environmentSchedule.findFirst({ where: { environmentId, organizationId }, select: { expiresAt: true } });
    const environment = await tx.environment.findFirst({ where: { id: environmentId, organizationId }, select: { name: true } });
    if (!environment) throw notFound("environment");
    if (!schedule?.expiresAt)
      throw new AppError("blocked", { message: `${environment.name} has no end.`, hint: "There is nothing to put off." });
    const from = Math.max(schedule.expiresAt.getTime(), (await databaseNow(tx)).getTime());
    const data = { expiresAt: new Date(from + days * DAY_MS), expirySetById: actor.id };
    await change(tx, organizationId, { environmentId, actor, action: "environment.setExpiry", data });
  });
}

export interface StoredHours {
  readonly timeZone: string | null;
  readonly days: readonly number[];
  readonly startMinute: number;
  readonly endMinute: number;
}

export function hoursOf({ timeZone, days, startMinute, endMinute }: StoredHours): WorkingHours | null {
  return timeZone === null ? null : { timeZone, days, startMinute, endMinute };
}

function requireUsable({ timeZone, days, startMinute, endMinute }: WorkingHours): void {
  if (!isTimeZone(timeZone)) throw refuse(`There is no time zone “${timeZone}”.`, "Use a name such as Europe/Berlin.");
  const areDays =
    days.length > 0 && new Set(days).size === days.length && days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  if (!areDays) throw refuse("The days are missing.", "Choose at least one day.");
  const areMinutes = [startMinute, endMinute].every((minute) => Number.isInteger(minute) && minute >= 0 && minute <= MINUTES_OF_DAY);
  if (!areMinutes || startMinute >= endMinute)
    throw refuse("The hours end before they begin.", "Choose an end that is later on the same day.");
}

function refuse(message: string, hint: string): AppError {
  return new AppError("invalid", { message, hint });
}

interface Change extends Setting {
  readonly action: string;
  readonly data: Partial<
    StoredHours & { expiresAt: Date | null; expirySetById: string | null; nextAt: Date | null; hoursSetById: string | null }
  >;
}

async function change(tx: Transaction, organizationId: string, { environmentId, actor, action, data }: Change): Promise<void> {
  const environment = await tx.environment.findFirst({
    where: { id: environmentId, organizationId, deletedAt: null },
    select: { name: true, schedule: true },
  });
  if (!environment) throw notFound("environment");
  const { days, ...rest } = data;
  const columns = { ...rest, ...(days ? { days: [...days] } : {}) };
  await tx.environmentSchedule.upsert({
    where: { environmentId, organizationId },
    create: { ...columns, environmentId, organizationId },
    update: { ...columns, revision: { increment: 1 } },
  });
  const target = { type: "environment", id: environmentId, name: environment.name };
  const before =
    environment.schedule && Object.fromEntries(Object.keys(data).map((key) => [key, environment.schedule?.[key as keyof typeof data]]));
  await appendAudit(tx, organizationId, { actor, action, target, before, after: data });
}
