import { getDraft, listEdits } from "@zerolake/db";
import type { BlueprintContext } from "./contexts.ts";
import { describeEdits, type ForeignEdits } from "./describe-edits.ts";

/** What has been stored after a revision, oldest first. */
export async function editsSince(ctx: BlueprintContext, afterRevision: number): Promise<ForeignEdits> {
  const { services, organization, project } = ctx;
  const { blueprintId } = await getDraft(services.database, organization.id, project.id);
  const edits = await listEdits(services.database, organization.id, { blueprintId, afterRevision });
  return describeEdits(ctx, { revision: edits.at(-1)?.revision ?? afterRevision, edits });
}
