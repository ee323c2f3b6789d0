import type { Database } from "../database.ts";

export interface NotificationPlace {
  readonly id: string;
  readonly name: string;
  readonly environments: readonly { readonly id: string; readonly name: string }[];
}

const PLACES_MAX = 500;

/** Projects by name with their environments in order: what a rule can be narrowed to. */
export async function listNotificationPlaces(db: Database, organizationId: string): Promise<NotificationPlace[]> {
  return db.prisma.project.findMany({
    where: { organizationId, deletedAt: null, archivedAt: null },
    orderBy: { name: "asc" },
    take: PLACES_MAX,
    select: {
      id: true,
      name: true,
      environments: { where: { deletedAt: null }, orderBy: { position: "asc" }, select: { id: true, name: true } },
    },
  });
}
