import { type Database, getDraft } from "@zerolake/db";

/** Component id → title as the draft has it now; what was removed from the draft keeps its id as its name. */
export async function componentTitles(
  database: Database,
  organizationId: string,
  projectId: string,
): Promise<Readonly<Record<string, string>>> {
  const { document } = await getDraft(database, organizationId, projectId);
  return Object.fromEntries(document.components.map(({ id, title }) => [id, title]));
}
