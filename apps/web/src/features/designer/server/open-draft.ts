import { getDraft } from "@zerolake/db";
import type { BlueprintContext } from "./contexts.ts";

/** The draft that the designer starts from; afterwards only edits travel. */
export async function openDraft({ services, organization, project }: BlueprintContext) {
  const draft = await getDraft(services.database, organization.id, project.id);
  return {
    blueprintId: draft.blueprintId,
    slug: draft.slug,
    design: { blueprint: draft.document, layout: draft.layout },
    revision: draft.revision,
    savedAt: draft.updatedAt,
  };
}

export type OpenedDraft = Awaited<ReturnType<typeof openDraft>>;
