"use client";

import { useState } from "react";
import { DesignerStoreProvider } from "../../hooks/designer-context.tsx";
import { useAutosave } from "../../hooks/use-autosave.ts";
import { useDesignerAddress } from "../../hooks/use-designer-address.ts";
import type { Surroundings } from "../../server/describe-surroundings.ts";
import type { OpenedDraft } from "../../server/open-draft.ts";
import { createDesignerStore } from "../../store/create-designer-store.ts";
import { firstHint } from "../../store/hints.ts";
import { openingFolds, readFolds } from "../../store/kept-folds.ts";
import { notice } from "../../store/notices.ts";
import { browserServices } from "../../store/services.ts";
import type { PendingEdit } from "../../store/sync/edit-log.ts";
import { viewedTarget } from "../../store/viewed-target.ts";
import { DesignerFrame } from "./designer-frame.tsx";
import type { DesignerPlace } from "./designer-place.ts";

export interface DesignerSessionProps {
  readonly place: DesignerPlace;
  readonly draft: OpenedDraft;
  readonly surroundings: Surroundings;
  /** Why the draft was opened again under the person's hands. */
  readonly openedBecause?: string;
  readonly onReopen: (reason: string) => void;
  /** Edits that a reload interrupted. */
  readonly kept?: readonly PendingEdit[];
}

/** From this width on the whole drawing and the inspector fit beside each other; before, choosing a part opens it. */
const INSPECTOR_OPEN_FROM_PX = 1680;

/** The draft, open for editing: one store for as long as it is open. */
export function DesignerSession({ place, draft, surroundings, openedBecause, onReopen, kept = [] }: DesignerSessionProps) {
  const { env, cloud, sel } = useDesignerAddress();
  const [store] = useState(() => {
    const folds = openingFolds(draft.design, readFolds(localStorage, draft.blueprintId));
    const created = createDesignerStore({
      ...draft,
      mode: surroundings.canEdit ? { kind: "edit" } : { kind: "readOnly", reason: "You can view, not edit." },
      viewed: viewedTarget(surroundings.environments, {
        wanted: env,
        cloud,
        usualCloud: surroundings.targetCloud,
        tier: draft.design.blueprint.tier,
      }),
      kept,
      foldedFrames: folds.frames,
      hint: surroundings.canEdit ? firstHint(localStorage) : undefined,
      services: browserServices,
      isInspectorOpen: sel !== null || window.innerWidth >= INSPECTOR_OPEN_FROM_PX,
    });
    if (folds.isBecauseBig) notice(created, { text: "Big blueprint: frames start folded.", tone: "info" });
    if (openedBecause !== undefined) notice(created, { text: `${openedBecause} The newest draft is open now.`, tone: "info" });
    return created;
  });
  const autosave = useAutosave(store, place, onReopen);
  return (
    <DesignerStoreProvider store={store}>
      <DesignerFrame place={place} surroundings={surroundings} flush={async () => autosave.current?.flush()} onReopen={onReopen} />
    </DesignerStoreProvider>
  );
}
