import type { Design, Point } from "@zerolake/blueprint";
import type { DesignerStore } from "../designer-state.ts";
import { announce } from "../notices.ts";
import type { Box } from "../projection/bounds.ts";
import { snapToGrid } from "../projection/node-geometry.ts";
import { placeComponents } from "./move.ts";
import { sizeOfComponent } from "./place.ts";

export type Alignment = "left" | "right" | "top" | "bottom" | "centre" | "middle";
export type Axis = "horizontal" | "vertical";

interface Placed extends Box {
  readonly id: string;
}

/** Lines the selected components up with the outermost of them, or with their common middle. One step. */
export function alignSelected(store: DesignerStore, alignment: Alignment): void {
  const boxes = selectedBoxes(store);
  if (boxes.length < 2) return announce(store, "Select at least two components to align.");
  placeComponents(store, alignedSpots(boxes, alignment), `align ${boxes.length} components`);
  announce(store, `Aligned ${boxes.length} components: ${alignment}.`);
}

/** Gives the selected components equal gaps; the outer two stay where they are. One step. */
export function distributeSelected(store: DesignerStore, axis: Axis): void {
  const boxes = selectedBoxes(store);
  if (boxes.length < 3) return announce(store, "Select at least three components to distribute.");
  placeComponents(store, distributedSpots(boxes, axis), `distribute ${boxes.length} components`);
  announce(store, `Distributed ${boxes.length} components: ${axis}.`);
}

export function alignedSpots(boxes: readonly Placed[], alignment: Alignment): Readonly<Record<string, Point>> {
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return Object.fromEntries(
    boxes.map(({ id, x, y, width, height }): [string, Point] => {
      switch (alignment) {
        case "left":
          return [id, { x: left, y }];
        case "right":
          return [id, { x: right - width, y }];
        case "centre":
          return [id, { x: snapToGrid((left + right - width) / 2), y }];
        case "top":
          return [id, { x, y: top }];
        case "bottom":
          return [id, { x, y: bottom - height }];
        case "middle":
          return [id, { x, y: snapToGrid((top + bottom - height) / 2) }];
      }
    }),
  );
}

export function distributedSpots(boxes: readonly Placed[], axis: Axis): Readonly<Record<string, Point>> {
  const [at, size] = axis === "horizontal" ? (["x", "width"] as const) : (["y", "height"] as const);
  const sorted = [...boxes].sort((one, other) => one[at] - other[at]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return {};
  const filled = sorted.reduce((sum, box) => sum + box[size], 0);
  const gap = (last[at] + last[size] - first[at] - filled) / (sorted.length - 1);
  let next = first[at];
  const spots: Record<string, Point> = {};
  for (const box of sorted) {
    const start = box === first || box === last ? box[at] : snapToGrid(next);
    spots[box.id] = { x: box.x, y: box.y, [at]: start };
    next += box[size] + gap;
  }
  return spots;
}

function selectedBoxes(store: DesignerStore): readonly Placed[] {
  const { selection, log } = store.getState();
  return boxesOf(log.current, selection.components);
}

function boxesOf({ blueprint, layout }: Design, ids: ReadonlySet<string>): readonly Placed[] {
  return blueprint.components.flatMap((component) => {
    const spot = layout.positions[component.id];
    return spot && ids.has(component.id) ? [{ id: component.id, ...spot, ...sizeOfComponent(component) }] : [];
  });
}
