import type { DesignerStore } from "../designer-state.ts";
import { announce } from "../notices.ts";

/** Folds the selected frames, or those around the selected components, to blocks; or unfolds them when all are folded. */
export function toggleFolds(store: DesignerStore): void {
  const { selection, focus, log } = store.getState();
  const isMeant = (component: string) => selection.components.has(component) || (selection.components.size === 0 && component === focus);
  const frames = log.current.layout.frames.filter(({ id, members }) => selection.frames.has(id) || members.some(isMeant));
  if (frames.length === 0) return announce(store, "Select a frame first, or a component inside one.");
  fold(
    store,
    frames.map(({ id }) => id),
  );
}

/** Folds frames, or unfolds them when all of them are folded. */
export function fold(store: DesignerStore, ids: readonly string[]): void {
  const { foldedFrames, log } = store.getState();
  const isFolding = ids.some((id) => !foldedFrames.has(id));
  const next = new Set(foldedFrames);
  for (const id of ids) {
    if (isFolding) next.add(id);
    else next.delete(id);
  }
  store.setState({ foldedFrames: next });
  const only = ids.length === 1 ? log.current.layout.frames.find(({ id }) => id === ids[0])?.title : `${ids.length} frames`;
  announce(store, `${isFolding ? "Folded" : "Unfolded"} ${only}.`);
}

/** What has the focus must be seen: a frame that hides it unfolds. */
export function unfoldAround(store: DesignerStore, component: string): void {
  const { foldedFrames, log } = store.getState();
  if (foldedFrames.size === 0) return;
  const hiding = log.current.layout.frames.filter(({ id, members }) => foldedFrames.has(id) && members.includes(component));
  if (hiding.length === 0) return;
  const next = new Set(foldedFrames);
  for (const { id } of hiding) next.delete(id);
  store.setState({ foldedFrames: next });
}
