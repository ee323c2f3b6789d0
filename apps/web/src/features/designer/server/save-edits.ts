import { applyEdit, type Design, type Edit } from "@zerolake/blueprint";
import { AppError, appendEdits, getDraft, listEdits, listStoredEditIds } from "@zerolake/db";
import type { BlueprintContext } from "./contexts.ts";
import { describeEdits, type ForeignEdits } from "./describe-edits.ts";
import type { SaveEditsInput } from "./inputs.ts";

export type SaveOutcome =
  | { readonly state: "saved"; readonly revision: number; readonly savedAt: Date }
  | ({ readonly state: "behind"; readonly stored?: readonly string[] } & ForeignEdits);

/**
 * Stores edits on top of the draft that the sender knew. When others were quicker nothing is stored: the sender gets
 * their edits, puts its own on top and sends again; likewise when some of its own are in that draft already. The design
 * is computed here, never taken from the sender.
 */
export async function saveEdits(ctx: BlueprintContext, { baseRevision, edits }: SaveEditsInput): Promise<SaveOutcome> {
  const { services, organization, project, user } = ctx;
  const draft = await getDraft(services.database, organization.id, project.id);
  const { blueprintId } = draft;
  if (draft.revision !== baseRevision) {
    const newer = await listEdits(services.database, organization.id, { blueprintId, afterRevision: baseRevision });
    return { state: "behind", ...(await describeEdits(ctx, { revision: draft.revision, edits: newer })) };
  }
  const stored = await listStoredEditIds(services.database, organization.id, { blueprintId, ids: edits.map(({ id }) => id) });
  if (stored.length > 0) return { state: "behind", revision: draft.revision, edits: [], stored, isReplaced: false };
  const applied = applyAll(
    { blueprint: draft.document, layout: draft.layout },
    edits.map(({ edit }) => edit),
  );
  const outcome = await appendEdits(services.database, organization.id, {
    blueprintId,
    baseRevision,
    edits: edits.map(({ id, edit }, index) => ({ id, edit, inverse: applied.inverses[index] })),
    document: applied.design.blueprint,
    layout: applied.design.layout,
    authorId: user.id,
  });
  if (outcome.state === "behind")
    return { state: "behind", ...(await describeEdits(ctx, { revision: outcome.revision, edits: outcome.newer })) };
  services.signals.publish(`blueprint:${blueprintId}`);
  return outcome;
}

function applyAll(start: Design, edits: readonly Edit[]): { readonly design: Design; readonly inverses: readonly Edit[] } {
  let design = start;
  const inverses = edits.map((edit) => {
    const applied = applyEdit(design, edit);
    if (!applied.ok) {
      const { message, hint } = applied.error;
      throw new AppError("invalid", { message, ...(hint === undefined ? {} : { hint }) });
    }
    design = applied.value.design;
    return applied.value.inverse;
  });
  return { design, inverses };
}
