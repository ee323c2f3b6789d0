import type { Design, Edit, Frame, Layout, Point } from "@zerolake/blueprint";
import type { DesignerStore } from "../designer-state.ts";
import { announce } from "../notices.ts";
import type { Transients } from "../projection/decorate-nodes.ts";
import { frameIdOfNode } from "../projection/flow-types.ts";
import { NODE_HEIGHT_MIN, snapToGrid } from "../projection/node-geometry.ts";
import { commit } from "./commit.ts";
import { frameAround } from "./frame-at.ts";
import { sizeOfComponent } from "./place.ts";

/**
 * What a released gesture moved or resized, as one step, on the grid unless somebody held the key against it. Frames take
 * their content along; what was dropped into one joins it.
 */
export function moveNodes(store: DesignerStore, transients: Transients, { isFree = false }: { readonly isFree?: boolean } = {}): void {
  const snap = isFree ? Math.round : snapToGrid;
  const design = store.getState().log.current;
  const positions: Record<string, Point> = {};
  const frames: Edit[] = [];
  const carried = new Set<string>();
  for (const [nodeId, { x, y, width, height }] of transients) {
    const spot = { x: snap(x), y: snap(y) };
    const frame = design.layout.frames.find(({ id }) => id === frameIdOfNode(nodeId));
    if (frame) {
      for (const member of frame.members) carried.add(member);
      const size = width === undefined || height === undefined ? {} : { size: { width: snap(width), height: snap(height) } };
      frames.push({ edit: "updateFrame", frame: frame.id, changes: { position: spot, ...size } });
    } else if (!isSame(design.layout.positions[nodeId], spot)) positions[nodeId] = spot;
  }
  const moved = Object.keys(positions);
  if (moved.length + frames.length === 0) return;
  const edits: Edit[] = [...(moved.length > 0 ? [{ edit: "moveComponents" as const, positions }] : []), ...frames];
  const joined = membershipEdits(design, positions, carried);
  commit(store, { label: moveLabel(design, moved, frames.length), edits: [...edits, ...joined] });
}

/** Moves the selected components by the keyboard. */
export function moveSelectedBy(store: DesignerStore, by: Point): void {
  const { selection, log } = store.getState();
  const design = log.current;
  const positions: Record<string, Point> = {};
  for (const id of selection.components) {
    const spot = design.layout.positions[id];
    if (spot) positions[id] = { x: spot.x + by.x, y: spot.y + by.y };
  }
  if (Object.keys(positions).length === 0) return;
  const label = moveLabel(design, Object.keys(positions), 0);
  if (!commit(store, { label, edits: [{ edit: "moveComponents", positions }] })) return;
  const [only, ...others] = Object.keys(positions);
  const before = only === undefined || others.length > 0 ? undefined : leftOf(store.getState().log.current, only);
  announce(store, before === undefined ? `Moved ${wordOf(by)}.` : `Moved ${wordOf(by)}, now after ${before}.`);
}

/** New places for many components, e.g. from *Tidy*. */
export function placeComponents(store: DesignerStore, positions: Readonly<Record<string, Point>>, label: string): void {
  const { layout } = store.getState().log.current;
  const changed = Object.fromEntries(Object.entries(positions).filter(([id, spot]) => !isSame(layout.positions[id], spot)));
  if (Object.keys(changed).length > 0) commit(store, { label, edits: [{ edit: "moveComponents", positions: changed }] });
}

/** A component belongs to the frame that holds its centre; one that a frame carries along stays where it belongs. */
function membershipEdits(design: Design, positions: Readonly<Record<string, Point>>, carried: ReadonlySet<string>): Edit[] {
  const { frames } = design.layout;
  if (frames.length === 0) return [];
  const home = new Map<string, string | undefined>();
  for (const [id, spot] of Object.entries(positions)) {
    if (!carried.has(id)) home.set(id, frameOf(design, id, spot)?.id);
  }
  return frames.flatMap((frame): Edit[] => {
    const stay = frame.members.filter((member) => !home.has(member) || home.get(member) === frame.id);
    const join = [...home].filter(([id, to]) => to === frame.id && !frame.members.includes(id)).map(([id]) => id);
    if (stay.length === frame.members.length && join.length === 0) return [];
    return [{ edit: "updateFrame", frame: frame.id, changes: { members: [...stay, ...join] } }];
  });
}

function frameOf(design: Design, id: string, spot: Point): Frame | undefined {
  const component = design.blueprint.components.find((candidate) => candidate.id === id);
  if (!component) return undefined;
  return frameAround(design.layout.frames, { ...spot, ...sizeOfComponent(component) });
}

/** Title of the nearest component to the left in the same row: where a listener finds the moved one. */
function leftOf({ blueprint, layout }: Design, id: string): string | undefined {
  const own = layout.positions[id];
  if (!own) return undefined;
  const row = blueprint.components.flatMap(({ id: other, title }) => {
    const spot = layout.positions[other];
    return spot && other !== id && spot.x < own.x && Math.abs(spot.y - own.y) < NODE_HEIGHT_MIN ? [{ title, x: spot.x }] : [];
  });
  return row.sort((left, right) => right.x - left.x)[0]?.title;
}

function moveLabel(
  { blueprint }: { readonly blueprint: Design["blueprint"]; readonly layout: Layout },
  ids: readonly string[],
  frames: number,
): string {
  if (frames > 0) return frames === 1 ? "move a frame" : `move ${frames} frames`;
  if (ids.length !== 1) return `move ${ids.length} components`;
  return `move ${blueprint.components.find(({ id }) => id === ids[0])?.title ?? ids[0]}`;
}

function wordOf({ x, y }: Point): string {
  if (x !== 0) return x > 0 ? "right" : "left";
  return y > 0 ? "down" : "up";
}

function isSame(before: Point | undefined, after: Point): boolean {
  return before?.x === after.x && before.y === after.y;
}
