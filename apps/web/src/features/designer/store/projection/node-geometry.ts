import type { ComponentDefinition, DataKind } from "@zerolake/catalog";

export const NODE_WIDTH = 240;
export const NODE_HEIGHT_MIN = 96;
/** One port row: the smallest comfortable target, so that neighbouring ports never overlap. */
export const PORT_PITCH = 24;
export const GRID = 8;
/** A row of text inside an unfolded node. */
export const ZONE_ROW_PX = 20;
const FIRST_PORT_CENTRE_Y = 58;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PortSpot {
  readonly id: string;
  readonly data: DataKind;
  readonly direction: "in" | "out";
  /** Offset of the port's centre from the node's top left corner. */
  readonly x: number;
  readonly y: number;
}

/** A node has one row per port of its busier side; with one port a side it is 240 × 96 px. */
export function sizeOfNode(definition: Pick<ComponentDefinition, "inputs" | "outputs"> | undefined): Size {
  const rows = Math.max(1, definition?.inputs.length ?? 0, definition?.outputs.length ?? 0);
  return { width: NODE_WIDTH, height: NODE_HEIGHT_MIN + PORT_PITCH * (rows - 1) };
}

/** Where a kind's ports sit. The canvas draws handles there without measuring the page first. */
export function portSpots(definition: Pick<ComponentDefinition, "inputs" | "outputs">): readonly PortSpot[] {
  return spotsOf(
    definition.inputs.map(({ data }) => data),
    definition.outputs.map(({ data }) => data),
  );
}

/** One spot a port, inputs on the left, outputs on the right, from the top. */
export function spotsOf(inputs: readonly DataKind[], outputs: readonly DataKind[]): readonly PortSpot[] {
  return [...inputs.map((data, index) => spotOf("in", data, index)), ...outputs.map((data, index) => spotOf("out", data, index))];
}

/** Tall enough for the lowest of its ports. */
export function sizeForPorts(ports: readonly PortSpot[]): Size {
  const lowest = Math.max(FIRST_PORT_CENTRE_Y, ...ports.map(({ y }) => y));
  return { width: NODE_WIDTH, height: NODE_HEIGHT_MIN + lowest - FIRST_PORT_CENTRE_Y };
}

function spotOf(direction: "in" | "out", data: DataKind, index: number): PortSpot {
  return {
    id: portId(direction, data),
    data,
    direction,
    x: direction === "in" ? 0 : NODE_WIDTH,
    y: FIRST_PORT_CENTRE_Y + PORT_PITCH * index,
  };
}

export function portId(direction: "in" | "out", data: DataKind): string {
  return `${direction}:${data}`;
}

/** The data kind in a port id made by `portId`. */
export function dataOfPortId(id: string | null | undefined): DataKind | undefined {
  const [direction, data] = (id ?? "").split(":");
  return direction === "in" || direction === "out" ? (data as DataKind) : undefined;
}

export function snapToGrid(value: number): number {
  return Math.round(value / GRID) * GRID;
}
