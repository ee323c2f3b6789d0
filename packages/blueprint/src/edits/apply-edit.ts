import { ok } from "@zerolake/resources";
import type { Design } from "../document.ts";
import { addComponent, removeComponent, renameComponent, setSetting, unsetSetting } from "./component-edits.ts";
import { setPolicies, setTargetChoice, setTier, setWorkload } from "./design-edits.ts";
import { addEdge, removeEdge, setEdgeSettings } from "./edge-edits.ts";
import type { Edit } from "./edit.ts";
import { type Apply, applied, type EditResult } from "./editing.ts";
import { addFrame, moveComponents, removeFrame, updateFrame } from "./layout-edits.ts";

/** One function per edit: a new edit does not compile until it is here. */
const APPLY: { readonly [Kind in Edit["edit"]]: Apply<Kind> } = {
  addComponent,
  removeComponent,
  renameComponent,
  setSetting,
  unsetSetting,
  addEdge,
  removeEdge,
  setEdgeSettings,
  moveComponents,
  addFrame,
  updateFrame,
  removeFrame,
  setWorkload,
  setTier,
  setPolicies,
  setTargetChoice,
  batch: applyBatch,
};

/**
 * Applies an edit and says how to take it back: applying the inverse to the result gives the design before, edges and
 * frames in their old order. Pure. Fails when what it is about is gone, an id is taken, or an edge would join nothing;
 * then nothing of it has happened, and that holds for batches too.
 */
export function applyEdit(design: Design, edit: Edit): EditResult {
  const apply = APPLY[edit.edit] as (design: Design, edit: Edit) => EditResult;
  return apply(design, edit);
}

function applyBatch(design: Design, { edits, label }: Extract<Edit, { readonly edit: "batch" }>): EditResult {
  const inverses: Edit[] = [];
  let current = design;
  for (const edit of edits) {
    const step = applyEdit(current, edit);
    if (!step.ok) return step;
    current = step.value.design;
    inverses.unshift(...flattened(step.value.inverse));
  }
  return applied(current, { edit: "batch", edits: inverses, ...(label === undefined ? {} : { label }) });
}

/** Inverses stay flat, however deep batches are nested, so that they fit what is accepted over the wire. */
function flattened(edit: Edit): readonly Edit[] {
  return edit.edit === "batch" ? edit.edits.flatMap(flattened) : [edit];
}

/** Applies several edits one after the other without an inverse, as the server does with what an editor sent. */
export function applyEdits(design: Design, edits: readonly Edit[]): ReturnType<typeof applyEdit> {
  return edits.length === 0 ? ok({ design, inverse: { edit: "batch", edits: [] } }) : applyBatch(design, { edit: "batch", edits });
}
