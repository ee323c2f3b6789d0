import type { RecordedResource } from "@zerolake/planner";
import type { Database } from "../database.ts";
import { parseStoredResource } from "../stored-documents.ts";

/** What is recorded as deployed in an environment, by address. */
export async function listRecordedResources(db: Database, organizationId: string, environmentId: string): Promise<RecordedResource[]> {
  const rows = await db.prisma.recordedResource.findMany({
    where: { environmentId, organizationId },
    orderBy: { address: "asc" },
    select: { address: true, body: true },
  });
  return rows.map(({ address, body }) => parseStoredResource(body, address));
}

/** When each of these resources was made and last changed by us; nothing for what is not recorded. */
export async function listAppliedTimes(
  db: Database,
  organizationId: string,
  { environmentId, addresses }: { environmentId: string; addresses: readonly string[] },
): Promise<readonly { readonly address: string; readonly createdAt: Date; readonly updatedAt: Date }[]> {
  const where = { environmentId, organizationId, address: { in: [...addresses] } };
  return db.prisma.recordedResource.findMany({ where, select: { address: true, createdAt: true, updatedAt: true } });
}
