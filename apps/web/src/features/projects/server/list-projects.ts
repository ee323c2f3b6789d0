import { type Database, listProjects, type ProjectOverview } from "@zerolake/db";
import * as z from "zod";

const PAGE_SIZE = 50;

export const projectListInput = z.object({
  /** Part of the name. */
  search: z.string().max(200).exactOptional(),
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
  { search, cursor }: z.output<typeof projectListInput>,
): Promise<ProjectPageData> {
  const { rows, total } = await listProjects(database, organizationId, {
    limit: PAGE_SIZE + 1,
    ...(search === undefined ? {} : { search }),
    ...(cursor ? { after: cursor } : {}),
  });
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  return { rows: rows.slice(0, PAGE_SIZE), total, nextCursor: last && { id: last.id, updatedAt: last.updatedAt } };
}
