import type { DesignerStore } from "../designer-state.ts";
import { type Alignment, type Axis, alignSelected, distributeSelected } from "../edit/arrange.ts";
import { announce } from "../notices.ts";

export type Arrangement = { readonly align: Alignment } | { readonly distribute: Axis };

export interface ArrangeKey {
  readonly key: string;
  readonly label: string;
  readonly arrangement: Arrangement;
}

/** What the second key after `S` means; the toolbar of the selection shows the same. */
export const ARRANGE_KEYS: readonly ArrangeKey[] = [
  { key: "l", label: "Align left", arrangement: { align: "left" } },
  { key: "c", label: "Align centres", arrangement: { align: "centre" } },
  { key: "r", label: "Align right", arrangement: { align: "right" } },
  { key: "t", label: "Align top", arrangement: { align: "top" } },
  { key: "m", label: "Align middles", arrangement: { align: "middle" } },
  { key: "b", label: "Align bottom", arrangement: { align: "bottom" } },
  { key: "h", label: "Distribute horizontally", arrangement: { distribute: "horizontal" } },
  { key: "v", label: "Distribute vertically", arrangement: { distribute: "vertical" } },
];

/** Waits for the second key; says so when there is nothing to arrange. */
export function startArranging(store: DesignerStore): void {
  if (store.getState().selection.components.size < 2) return announce(store, "Select at least two components to align.");
  store.setState({ isArranging: true });
  announce(store, "Align: L left, C centres, R right, T top, M middles, B bottom. Distribute: H or V.");
}

/** Takes the second key. True when it meant something; any other key only ends the waiting. */
export function takeArrangeKey(store: DesignerStore, key: string): boolean {
  store.setState({ isArranging: false });
  const found = ARRANGE_KEYS.find((candidate) => candidate.key === key.toLowerCase());
  if (found) arrange(store, found.arrangement);
  return found !== undefined;
}

export function arrange(store: DesignerStore, arrangement: Arrangement): void {
  if ("align" in arrangement) alignSelected(store, arrangement.align);
  else distributeSelected(store, arrangement.distribute);
}
