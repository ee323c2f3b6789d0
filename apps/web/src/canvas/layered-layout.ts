import type { Blueprint, Layout } from "@zerolake/blueprint";
import { findDefinition } from "@zerolake/catalog";

/**
 * First places for a drawing that nobody has arranged: data flows left to right, one column per step, the order inside
 * a column chosen so that few edges cross (barycentre sweeps). O(sweeps × (components + edges)); the designer's own tidy
 * does better, but needs a worker and half a megabyte of code.
 */

export const NODE_WIDTH = 240;
const NODE_HEIGHT = 96;
const PORT_PITCH = 24;
const COLUMN_GAP = 96;
const ROW_GAP = 32;
const SWEEPS = 6;

type Graph = Pick<Blueprint, "components" | "edges">;
interface Neighbours {
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly after: ReadonlyMap<string, readonly string[]>;
}

export function layeredLayout(blueprint: Graph): Layout {
  const drawn = blueprint.components.filter(({ kind }) => findDefinition(kind)?.isPlatform !== true).map(({ id }) => id);
  const neighbours = neighboursOf(blueprint, new Set(drawn));
  const columns = orderColumns(columnsOf(drawn, neighbours), neighbours);
  const heights = new Map(blueprint.components.map(({ id, kind }) => [id, nodeHeight(kind)]));
  const heightOf = (column: readonly string[]) => column.reduce((sum, id) => sum + (heights.get(id) ?? NODE_HEIGHT) + ROW_GAP, -ROW_GAP);
  const tallest = Math.max(0, ...columns.map(heightOf));

  const positions: Record<string, { x: number; y: number }> = {};
  for (const [index, column] of columns.entries()) {
    let y = snap((tallest - heightOf(column)) / 2);
    for (const id of column) {
      positions[id] = { x: index * (NODE_WIDTH + COLUMN_GAP), y };
      y += (heights.get(id) ?? NODE_HEIGHT) + ROW_GAP;
    }
  }
  return { positions, frames: [] };
}

/** Height of a node: one row per port of its busier side. */
export function nodeHeight(kind: string): number {
  const definition = findDefinition(kind);
  const rows = Math.max(1, definition?.inputs.length ?? 0, definition?.outputs.length ?? 0);
  return NODE_HEIGHT + PORT_PITCH * (rows - 1);
}

function neighboursOf({ edges }: Graph, drawn: ReadonlySet<string>): Neighbours {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const { from, to } of edges) {
    if (!drawn.has(from.component) || !drawn.has(to.component)) continue;
    after.set(from.component, [...(after.get(from.component) ?? []), to.component]);
    before.set(to.component, [...(before.get(to.component) ?? []), from.component]);
  }
  return { before, after };
}

/** Column = longest path from a source. Sources stand directly before the first part that needs them. */
function columnsOf(ids: readonly string[], { before, after }: Neighbours): string[][] {
  const depth = new Map<string, number>();
  const visit = (id: string, trail: ReadonlySet<string>): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    const deeper = (before.get(id) ?? []).filter((other) => !trail.has(other)).map((other) => visit(other, new Set([...trail, id])) + 1);
    const found = Math.max(0, ...deeper);
    depth.set(id, found);
    return found;
  };
  for (const id of ids) visit(id, new Set());
  for (const id of ids) {
    const next = (after.get(id) ?? []).map((other) => depth.get(other) ?? 0);
    if ((before.get(id) ?? []).length === 0 && next.length > 0) depth.set(id, Math.max(0, Math.min(...next) - 1));
  }
  const columns: string[][] = [];
  for (const id of ids) (columns[depth.get(id) ?? 0] ??= []).push(id);
  return Array.from(columns, (column) => column ?? []).filter((column) => column.length > 0);
}

function orderColumns(columns: readonly (readonly string[])[], { before, after }: Neighbours): string[][] {
  const ordered = columns.map((column) => [...column]);
  const place = new Map<string, number>();
  const note = (column: readonly string[]) => column.forEach((id, index) => place.set(id, (index + 0.5) / column.length));
  ordered.forEach(note);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isForward = sweep % 2 === 0;
    for (const column of isForward ? ordered : ordered.toReversed()) {
      const pull = new Map(column.map((id) => [id, average((isForward ? before : after).get(id) ?? [], place) ?? place.get(id) ?? 0]));
      column.sort((a, b) => (pull.get(a) ?? 0) - (pull.get(b) ?? 0));
      note(column);
    }
  }
  return ordered;
}

function average(ids: readonly string[], place: ReadonlyMap<string, number>): number | undefined {
  if (ids.length === 0) return undefined;
  return ids.reduce((sum, id) => sum + (place.get(id) ?? 0), 0) / ids.length;
}

function snap(value: number): number {
  return Math.round(value / 8) * 8;
}
