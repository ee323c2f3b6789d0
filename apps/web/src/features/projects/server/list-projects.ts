import { type Database, listProjects, PROJECT_STATUSES, type ProjectOverview } from "@zerolake/db";
import * as z from "zod";
import { CLOUDS } from "@/clouds/cloud-names.ts";

const PAGE_SIZE = 50;

export const projectListInput = z.object({
  /** Part of the name. */
  search: z.string().max(200).exactOptional(),
  /** Id of the person who made it. */
  owner: z.uuid().exactOptional(),
  cloud: z.enum(CLOUDS).exactOptional(),
  status: z.enum(PROJECT_STATUSES).exactOptional(),
  /** The last row of the page before. */
  cursor: z.object({ id: z.uuid(), updatedAt: z.date() }).nullish(),
});

export interface ProjectPageData {
  readonly rows: readonly ProjectOverview[];
  /** Of all pages. */
  readonly total: number;
  readonly nextCursor: Pick<ProjectOverview, "id" | "updatedAt"> | undefined;
}

export async function listProjectPage(
  database: Database,
  organizationId: string,
  { search, owner, cloud, status, cursor }: z.output<typeof projectListInput>,
): Promise<ProjectPageData> {
  const { rows, total } = await listProjects(database, organizationId, {
    limit: PAGE_SIZE + 1,
    ...(search === undefined ? {} : { search }),
    ...(owner === undefined ? {} : { ownerId: owner }),
    ...(cloud === undefined ? {} : { cloud }),
    ...(status === undefined ? {} : { status }),
    ...(cursor ? { after: cursor } : {}),
  });
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  return { rows: rows.slice(0, PAGE_SIZE), total, nextCursor: last && { id: last.id, updatedAt: last.updatedAt } };
}
