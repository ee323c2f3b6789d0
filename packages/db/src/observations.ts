import type { Database } from "./database.ts";
import type { Observation } from "./generated/client.ts";
import { toJson } from "./json-column.ts";

export interface NewObservation {
  readonly address: string;
  readonly exists: boolean;
  readonly identifier?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** Notes what a cloud reported. The recorded state stays as it is. */
export async function recordObservations(
  db: Database,
  organizationId: string,
  { environmentId, observations }: { environmentId: string; observations: readonly NewObservation[] },
): Promise<void> {
  await db.prisma.observation.createMany({
    data: observations.map(({ address, exists, identifier, attributes }) => ({
      organizationId,
      environmentId,
      address,
      exists,
      identifier: identifier ?? null,
      attributes: toJson(attributes ?? {}),
    })),
  });
}

/** The newest observation of each address. */
export function listLatestObservations(db: Database, organizationId: string, environmentId: string): Promise<Observation[]> {
  return db.prisma.observation.findMany({
    where: { environmentId, organizationId },
    orderBy: [{ address: "asc" }, { observedAt: "desc" }],
    distinct: ["address"],
  });
}
