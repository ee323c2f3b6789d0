import type { Edit } from "@zerolake/blueprint";
import type { DesignerStore } from "../designer-state.ts";
import { explainReadOnly } from "../explain-read-only.ts";
import { announce, notice } from "../notices.ts";
import { recordEdit } from "../sync/edit-log.ts";
import { pushStep, takeRedo, takeUndo } from "./history.ts";
import { pruneSelection } from "./selection.ts";

export interface Gesture {
  /** What it does, as it stands behind "Undone:", e.g. "remove Orders stream". */
  readonly label: string;
  readonly edits: readonly Edit[];
}

/** Makes one gesture an edit of the design: drawn at once, sent soon, one step of undo. False when it was refused. */
export function commit(store: DesignerStore, { label, edits }: Gesture): boolean {
  const { mode, history } = store.getState();
  if (mode.kind === "readOnly") {
    explainReadOnly(store);
    return false;
  }
  const edit = joinEdits(edits, label);
  if (!edit) return false;
  const inverse = apply(store, edit);
  if (!inverse) return false;
  store.setState({ history: pushStep(history, { label, edit, inverse }) });
  return true;
}

export function undo(store: DesignerStore): void {
  const taken = takeUndo(store.getState().history);
  if (!taken) return announce(store, "Nothing to undo.");
  const { step, history } = taken;
  if (step.overwrittenBy !== undefined) {
    store.setState({ history: { ...history, undone: history.undone.slice(0, -1) } });
    return notice(store, { text: `Not undone: ${step.overwrittenBy} changed the same after you (${step.label}).`, tone: "info" });
  }
  if (!apply(store, step.inverse)) return;
  store.setState({ history });
  announce(store, `Undone: ${step.label}`);
}

export function redo(store: DesignerStore): void {
  const taken = takeRedo(store.getState().history);
  if (!taken) return announce(store, "Nothing to redo.");
  if (!apply(store, taken.step.edit)) return;
  store.setState({ history: taken.history });
  announce(store, `Done again: ${taken.step.label}`);
}

/** Applies and queues an edit; gives its inverse, or says why it was refused. */
function apply(store: DesignerStore, edit: Edit): Edit | undefined {
  const { log, services } = store.getState();
  const recorded = recordEdit(log, { id: services.newId(), edit });
  if (!recorded.ok) {
    const { message, hint } = recorded.error;
    notice(store, { text: [message, hint].filter(Boolean).join(" "), tone: "failure" });
    return undefined;
  }
  store.setState({ log: recorded.value.log });
  pruneSelection(store);
  return recorded.value.inverse;
}

function joinEdits(edits: readonly Edit[], label: string): Edit | undefined {
  return edits.length > 1 ? { edit: "batch", edits, label: label.slice(0, 200) } : edits[0];
}
