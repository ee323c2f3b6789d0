import { notFound } from "./app-error.ts";
import type { Database } from "./database.ts";
import { toJson } from "./json-column.ts";
import { parseStoredAttributes } from "./stored-documents.ts";

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
  const environment = await db.prisma.environment.findFirst({ where: { id: environmentId, organizationId }, select: { id: true } });
  if (!environment) throw notFound("environment");
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

export interface Observation extends NewObservation {
  readonly observedAt: Date;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The newest observation of each address. */
export async function listLatestObservations(db: Database, organizationId: string, environmentId: string): Promise<Observation[]> {
  const rows = await db.prisma.observation.findMany({
    where: { environmentId, organizationId },
    orderBy: [{ address: "asc" }, { observedAt: "desc" }],
    distinct: ["address"],
  });
  return rows.map(({ address, exists, observedAt, identifier, attributes }) => ({
    address,
    exists,
    observedAt,
    attributes: parseStoredAttributes(attributes),
    ...(identifier === null ? {} : { identifier }),
  }));
}
