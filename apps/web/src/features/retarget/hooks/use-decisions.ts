"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { applyEdit, type Design, type Edit } from "@zerolake/blueprint";
import { useState } from "react";
import { notify } from "@/components/ui/toast.tsx";
import { problemOf } from "@/trpc/problem.ts";
import { useTRPC } from "@/trpc/trpc-context.ts";

interface OpenDraft {
  readonly design: Design;
  readonly revision: number;
}

/** A decision is an ordinary edit of the draft: shown at once, stored, and taken back by its inverse. */
export function useDecisions({ organization, project }: { readonly organization: string; readonly project: string }, draft: OpenDraft) {
  // Exactly what the page asked with: the address has more parts, and then the cache would hold another drawing.
  const place = { organization, project };
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [shown, setShown] = useState<Design>();
  const save = useMutation(trpc.designer.save.mutationOptions());
  const reload = async () => {
    await queryClient.invalidateQueries({ queryKey: trpc.designer.open.queryKey(place) });
    setShown(undefined);
  };
  const store = async (edit: Edit, said: string) => {
    const newest = queryClient.getQueryData(trpc.designer.open.queryKey(place)) ?? draft;
    const applied = applyEdit(newest.design, edit);
    if (!applied.ok) return notify.failed("This was not decided", applied.error);
    setShown(applied.value.design);
    try {
      const outcome = await save.mutateAsync({ ...place, baseRevision: newest.revision, edits: [{ id: crypto.randomUUID(), edit }] });
      await reload();
      if (outcome.state === "behind")
        return notify.failed("Somebody changed the drawing meanwhile", { message: "It is shown as it is now.", hint: "Decide again." });
      notify.undoable(said, () => void store(applied.value.inverse, "Taken back."));
    } catch (error) {
      await reload();
      notify.failed("This was not decided", problemOf(error));
    }
  };
  return { design: shown ?? draft.design, decide: store, isSaving: save.isPending };
}

export type Decide = ReturnType<typeof useDecisions>["decide"];
