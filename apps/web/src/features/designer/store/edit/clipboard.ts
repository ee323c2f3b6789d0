import { copyParts, insertParts, type Paste, type Point, partsOf } from "@zerolake/blueprint";
import type { DesignerStore } from "../designer-state.ts";
import { announce, notice } from "../notices.ts";
import { freeSpot } from "../projection/bounds.ts";
import { NODE_HEIGHT_MIN, NODE_WIDTH } from "../projection/node-geometry.ts";
import { commit } from "./commit.ts";
import { takenBoxes } from "./place.ts";
import { selectComponents } from "./selection.ts";

/** The selected components as clipboard text; `undefined` when nothing is selected. */
export function copySelected(store: DesignerStore): string | undefined {
  const { selection, log } = store.getState();
  if (selection.components.size === 0) {
    announce(store, "Select components first.");
    return undefined;
  }
  announce(store, `Copied ${selection.components.size} ${selection.components.size === 1 ? "component" : "components"}.`);
  return copyParts(log.current, [...selection.components]);
}

/** Where what is added lies: there, or near the middle of the view, on a free spot. */
export function spotFor(store: DesignerStore, at: Point | undefined): Point {
  const { log, camera } = store.getState();
  const wanted = at ?? camera?.centre() ?? { x: 0, y: 0 };
  return freeSpot({ ...wanted, width: NODE_WIDTH, height: NODE_HEIGHT_MIN }, takenBoxes(log.current));
}

/** Adds copied components, as one step; what could not come along is named. */
export function takePaste(store: DesignerStore, { edit, ids, dropped }: Paste): void {
  if (
    ids.length > 0 &&
    commit(store, { label: ids.length === 1 ? "paste 1 component" : `paste ${ids.length} components`, edits: [edit] })
  ) {
    selectComponents(store, ids);
    announce(store, `Pasted ${ids.length} ${ids.length === 1 ? "component" : "components"}.`);
  }
  if (dropped.length > 0) notice(store, { text: `Left out: ${dropped.join(" ")}`, tone: "info" });
}

/** A copy of some components beside them. */
export function duplicate(store: DesignerStore, ids: readonly string[]): void {
  const { layout } = store.getState().log.current;
  const spots = ids.flatMap((id) => layout.positions[id] ?? []);
  if (ids.length === 0) return announce(store, "Select components first.");
  const at = { x: Math.min(...spots.map(({ x }) => x)) + 24, y: Math.min(...spots.map(({ y }) => y)) + 24 };
  const design = store.getState().log.current;
  takePaste(store, insertParts(design, partsOf(design, ids), spotFor(store, spots.length > 0 ? at : undefined)));
}
