import { findDefinition } from "@zerolake/catalog";
import type { DesignerStore } from "../designer-state.ts";
import { announce } from "../notices.ts";
import { zonesOf } from "../projection/unfold-zones.ts";

/**
 * Shows or hides the zones of the selected components; without any, folds the selected frames, or those around the selected
 * components, to blocks, or unfolds them when all are folded.
 */
export function toggleFolds(store: DesignerStore): void {
  const { selection, focus, log } = store.getState();
  const isMeant = (component: string) => selection.components.has(component) || (selection.components.size === 0 && component === focus);
  const { components, tier } = log.current.blueprint;
  const stores = components.filter(
    (component) => isMeant(component.id) && zonesOf(component, findDefinition(component.kind), tier).length > 0,
  );
  if (selection.frames.size === 0 && stores.length > 0)
    return toggleZones(
      store,
      stores.map(({ id }) => id),
    );
  const frames = log.current.layout.frames.filter(({ id, members }) => selection.frames.has(id) || members.some(isMeant));
  if (frames.length === 0) return announce(store, "Select a frame first, a component inside one, or a store with zones.");
  fold(
    store,
    frames.map(({ id }) => id),
  );
}

/** Shows the zones of components, or hides them when all of them show theirs. */
export function toggleZones(store: DesignerStore, ids: readonly string[]): void {
  const { unfoldedZones } = store.getState();
  const isUnfolding = ids.some((id) => !unfoldedZones.has(id));
  const next = new Set(unfoldedZones);
  for (const id of ids) {
    if (isUnfolding) next.add(id);
    else next.delete(id);
  }
  store.setState({ unfoldedZones: next });
  announce(store, isUnfolding ? `Zones shown. ${zoneWords(store, ids)}` : "Zones hidden.");
}

function zoneWords(store: DesignerStore, ids: readonly string[]): string {
  const { components, tier } = store.getState().log.current.blueprint;
  return components
    .filter(({ id }) => ids.includes(id))
    .map((component) => `${component.title}: ${zonesOf(component, findDefinition(component.kind), tier).join(", ")}.`)
    .join(" ");
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
