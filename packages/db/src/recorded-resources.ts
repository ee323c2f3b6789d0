import type { RecordedResource } from "@zerolake/planner";
import type { Database } from "./database.ts";
import { parseStoredResource } from "./stored-documents.ts";

/** What is recorded as deployed in an environment, by address. */
export async function listRecordedResources(db: Database, organizationId: string, environmentId: string): Promise<RecordedResource[]> {
  const rows = await db.prisma.recordedResource.findMany({
    where: { environmentId, organizationId },
    orderBy: { address: "asc" },
    select: { body: true },
  });
  return rows.map(({ body }) => parseStoredResource(body));
}
