import type { Blueprint, Component, Design, Layout, Point } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";
import { type Box, boundsOfNodes, freeSpot } from "../projection/bounds.ts";
import { NODE_WIDTH, type Size, sizeOfNode } from "../projection/node-geometry.ts";

const COLUMN_GAP = 96;

export function sizeOfComponent(component: Pick<Component, "kind">): Size {
  return sizeOfNode(findDefinition(component.kind));
}

/** The boxes that components take up on the canvas. */
export function takenBoxes({ blueprint, layout }: { readonly blueprint: Blueprint; readonly layout: Layout }): readonly Box[] {
  return blueprint.components.flatMap((component) => {
    const spot = layout.positions[component.id];
    return spot ? [{ ...spot, ...sizeOfComponent(component) }] : [];
  });
}

interface PlaceOptions {
  readonly kind: string;
  /** Where somebody pointed; wins over the neighbour. */
  readonly at?: Point | undefined;
  readonly beside?: string | undefined;
  readonly side?: "left" | "right";
  readonly viewCentre?: Point | undefined;
}

/** A free spot on the grid: where somebody pointed, else beside a component, else in the middle of the view. */
export function placeFor(design: Design, { kind, at, beside, side = "right", viewCentre }: PlaceOptions): Point {
  const size = sizeOfComponent({ kind });
  const anchor = beside === undefined ? undefined : design.layout.positions[beside];
  const wanted = at ?? besideSpot(anchor, side) ?? centred(viewCentre, size) ?? belowEverything(design);
  return freeSpot({ ...wanted, ...size }, takenBoxes(design));
}

function besideSpot(anchor: Point | undefined, side: "left" | "right"): Point | undefined {
  if (!anchor) return undefined;
  return { x: anchor.x + (side === "right" ? 1 : -1) * (NODE_WIDTH + COLUMN_GAP), y: anchor.y };
}

function centred(centre: Point | undefined, size: Size): Point | undefined {
  return centre && { x: centre.x - size.width / 2, y: centre.y - size.height / 2 };
}

function belowEverything(design: Design): Point {
  const bounds = boundsOfNodes(takenBoxes(design).map((box) => ({ position: box, ...box })));
  return bounds ? { x: bounds.x, y: bounds.y + bounds.height + COLUMN_GAP / 2 } : { x: 0, y: 0 };
}
