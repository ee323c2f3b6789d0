import * as z from "zod";
import { AppError, notFound } from "../app-error.ts";
import type { Database } from "../database.ts";
import { toJson } from "../json-column.ts";

export const VIEWS_MAX = 20;
const filtersSchema = z.record(z.string(), z.string()).catch({});

/** Filters of the dashboard that a person keeps under a name, as they stand in the address. */
export interface DashboardView {
  readonly id: string;
  readonly name: string;
  readonly filters: Readonly<Record<string, string>>;
}

/** A person's own, by name. */
export async function listDashboardViews(db: Database, organizationId: string, userId: string): Promise<DashboardView[]> {
  const rows = await db.prisma.dashboardView.findMany({
    where: { organizationId, userId },
    select: { id: true, name: true, filters: true },
    orderBy: { name: "asc" },
    take: VIEWS_MAX,
  });
  return rows.map((row) => ({ ...row, filters: filtersSchema.parse(row.filters) }));
}

/** Keeps filters under a name; a view of that name gets them instead of its own. */
export async function saveDashboardView(
  db: Database,
  organizationId: string,
  { userId, name, filters }: { userId: string; name: string; filters: DashboardView["filters"] },
): Promise<void> {
  const key = { organizationId, userId, name };
  await db.prisma.$transaction(async (tx) => {
    const others = await tx.dashboardView.count({ where: { organizationId, userId, NOT: { name } } });
    if (others >= VIEWS_MAX)
      throw new AppError("invalid", { message: `You keep ${VIEWS_MAX} views already.`, hint: "Delete one that you do not need any more." });
    const written = { filters: toJson(filters) };
    await tx.dashboardView.upsert({ where: { organizationId_userId_name: key }, create: { ...key, ...written }, update: written });
  });
}

export async function deleteDashboardView(
  db: Database,
  organizationId: string,
  { userId, viewId }: { userId: string; viewId: string },
): Promise<void> {
  const { count } = await db.prisma.dashboardView.deleteMany({ where: { id: viewId, organizationId, userId } });
  if (count === 0) throw notFound("view");
}
