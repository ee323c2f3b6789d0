"use client";

import { withDependants } from "@zerolake/planner";
import { useMemo, useState } from "react";
import { consentsOf, previewDestroy, protectedComponents } from "../store/destroy-choices.ts";
import type { Destroyable } from "../store/run-types.ts";
import { takenAlong } from "../store/taken-along.ts";

/** What a person chose to destroy and whose data may be lost, and what the plan will say of it. */
export function useDestroyChoices({ recorded, usualMinutes, undoOf }: Destroyable) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  /** Absent while everything goes. */
  const [chosen, setChosen] = useState<readonly string[] | undefined>(undefined);
  const only = useMemo(() => undoOf?.created ?? (chosen && withDependants(recorded, chosen)), [recorded, undoOf, chosen]);
  const protectedParts = useMemo(
    () => protectedComponents(only ? recorded.filter(({ address }) => only.includes(address)) : recorded),
    [recorded, only],
  );
  const consents = useMemo(() => consentsOf(protectedParts, typed), [protectedParts, typed]);
  const preview = useMemo(() => previewDestroy(recorded, consents, { only, usualMinutes }), [recorded, consents, only, usualMinutes]);
  const along = useMemo(() => (chosen ? takenAlong(recorded, preview.removed, chosen) : []), [recorded, preview, chosen]);
  return { typed, setTyped, chosen, setChosen, protectedParts, consents, preview, along };
}
