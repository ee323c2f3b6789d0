import { type Edit, editSchema } from "@zerolake/blueprint";
import { findMemberNames, type StoredEdit } from "@zerolake/db";
import type { BlueprintContext } from "./contexts.ts";

export interface ForeignEdits {
  readonly revision: number;
  /** Oldest first. Among them may be edits of an earlier sending of the same tab: their ids tell. */
  readonly edits: readonly { readonly id: string; readonly edit: Edit; readonly author: string }[];
  /** The draft was replaced as a whole (a version was restored): there is nothing to put edits on top of, open it again. */
  readonly isReplaced: boolean;
}

/** Stored edits as another tab takes them, with the names of their authors. */
export async function describeEdits(
  { services, organization, user }: BlueprintContext,
  { revision, edits }: { readonly revision: number; readonly edits: readonly StoredEdit[] },
): Promise<ForeignEdits> {
  const parsed = edits.map((stored) => ({ stored, edit: editSchema.safeParse(stored.edit) }));
  const names = await findMemberNames(
    services.database,
    organization.id,
    edits.map(({ authorId }) => authorId),
  );
  return {
    revision,
    isReplaced: parsed.some(({ edit }) => !edit.success),
    edits: parsed.flatMap(({ stored, edit }) =>
      edit.success
        ? [{ id: stored.id, edit: edit.data, author: stored.authorId === user.id ? "you" : (names.get(stored.authorId) ?? "Somebody") }]
        : [],
    ),
  };
}
