import type { DesignerStore } from "./designer-state.ts";
import { announce, notice } from "./notices.ts";

/** Why a key that edits does nothing here: as a notice once, with the way on where there is one, then for readers only. */
export function explainReadOnly(store: DesignerStore): void {
  const { mode, isReadOnlyExplained } = store.getState();
  if (mode.kind === "edit") return;
  if (isReadOnlyExplained) return announce(store, mode.reason);
  const { reason, remedy } = mode;
  store.setState({ isReadOnlyExplained: true });
  notice(store, { text: reason, tone: "info", ...(remedy === undefined ? {} : { remedy }) });
}
