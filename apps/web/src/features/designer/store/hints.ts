import type { DesignerStore } from "./designer-state.ts";
import { HINTS, type HintId } from "./hint-id.ts";

/** Each is shown on the thing that it is about. */
export const HINT_WORDS: Readonly<Record<HintId, string>> = {
  palette: "Click a part to add it beside the selected one, or drag it to where it belongs.",
  port: "Drag from a port at the edge of a part to connect it. Only what fits lights up.",
  findings: "What is wrong or could be better appears here while you draw. Choose a finding to go to it.",
  plan: "Plan shows what would be created in your cloud, part by part. It changes nothing.",
};

type Shelf = Pick<Storage, "getItem" | "setItem">;
const KEY = "zerolake.designer.hints";

/** The first hint on a first visit, else none; none either where the browser keeps nothing. */
export function firstHint(shelf: Shelf): HintId | undefined {
  try {
    return shelf.getItem(KEY) === "seen" ? undefined : HINTS[0];
  } catch {
    return undefined;
  }
}

/** The hint after the one on screen; after the last, or when somebody hides them, none ever again. */
export function nextHint(store: DesignerStore, shelf: Shelf): void {
  const { hint } = store.getState();
  const next = hint && HINTS[HINTS.indexOf(hint) + 1];
  if (next) store.setState({ hint: next });
  else hideHints(store, shelf);
}

export function hideHints(store: DesignerStore, shelf: Shelf): void {
  store.setState({ hint: undefined });
  try {
    shelf.setItem(KEY, "seen");
  } catch {
    return;
  }
}

export function replayHints(store: DesignerStore): void {
  store.setState((state) => ({ hint: HINTS[0], panels: { ...state.panels, isPaletteOpen: true } }));
}
