/**
 * Places for a blueprint that has none: layers from left to right by longest path, so that data flows one way across
 * the canvas; inside a layer, parts stand near the middle of what feeds them (barycentre sweeps there and back, Sugiyama's idea).
 * Platform parts without edges stand in a row below. O((V + E) log V), deterministic.
 */
import { findDefinition } from "@zerolake/catalog";
import type { Blueprint, Component, Layout, Point } from "./document.ts";

/** Distances in canvas pixels: a node is 240 wide, at least 96 high, and grows by 24 per port row. */
const COLUMN_PITCH = 336;
const ROW_GAP = 48;
const NODE_HEIGHT_MIN = 96;
const PORT_PITCH = 24;
const SWEEPS = 4;
const GRID = 8;

export function layoutOf(blueprint: Pick<Blueprint, "components" | "edges">): Layout {
  const neighbours = neighboursOf(blueprint);
  const isLoose = ({ id }: Component) => neighbours.before.get(id)?.length === 0 && neighbours.after.get(id)?.length === 0;
  const drawn = blueprint.components.filter((component) => !isLoose(component));
  const columns = ordered(columnsOf(drawn, neighbours), neighbours);
  const positions = placed(columns, new Map(blueprint.components.map((component) => [component.id, heightOf(component)])));
  const bottom = Math.max(0, ...drawn.map((component) => (positions.get(component.id)?.y ?? 0) + heightOf(component) + 2 * ROW_GAP));
  const perRow = Math.max(4, columns.length);
  blueprint.components.filter(isLoose).forEach(({ id }, index) => {
    const row = Math.floor(index / perRow);
    positions.set(id, { x: (index % perRow) * COLUMN_PITCH, y: snapped(bottom) + row * (NODE_HEIGHT_MIN + ROW_GAP) });
  });
  return { positions: Object.fromEntries(blueprint.components.flatMap(({ id }) => entryOf(positions, id))), frames: [] };
}

interface Neighbours {
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly after: ReadonlyMap<string, readonly string[]>;
}

function neighboursOf({ components, edges }: Pick<Blueprint, "components" | "edges">): Neighbours {
  const before = new Map<string, string[]>(components.map(({ id }) => [id, []]));
  const after = new Map<string, string[]>(components.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    if (from.component === to.component || !before.has(from.component) || !before.has(to.component)) continue;
    after.get(from.component)?.push(to.component);
    before.get(to.component)?.push(from.component);
  }
  return { before, after };
}

/** Longest path from a start. An edge that would close a circle is passed over, as if it ran backwards. */
function columnsOf(components: readonly Component[], { before, after }: Neighbours): string[][] {
  const waiting = new Map(components.map(({ id }) => [id, before.get(id)?.length ?? 0]));
  const column = new Map<string, number>();
  const queue = components.filter(({ id }) => waiting.get(id) === 0).map(({ id }) => id);
  const rest = components.map(({ id }) => id);
  for (let next = 0; column.size < components.length; ) {
    const id = queue[next] ?? rest.find((other) => !column.has(other));
    if (id === undefined) break;
    if (next < queue.length) next += 1;
    if (column.has(id)) continue;
    column.set(id, Math.max(0, ...(before.get(id) ?? []).map((feeder) => (column.get(feeder) ?? -1) + 1)));
    for (const follower of after.get(id) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1;
      waiting.set(follower, left);
      if (left === 0) queue.push(follower);
    }
  }
  pullTowardsReaders(components, column, after);
  const columns = Array.from({ length: Math.max(0, ...column.values()) + 1 }, (): string[] => []);
  for (const { id } of components) columns[column.get(id) ?? 0]?.push(id);
  return columns.filter((members) => members.length > 0);
}

/** A start that is only read far to the right (an orchestrator, a GPU cluster) stands next to what it serves. */
function pullTowardsReaders(components: readonly Component[], column: Map<string, number>, after: Neighbours["after"]): void {
  for (const { id } of components) {
    if (column.get(id) !== 0) continue;
    const nearest = Math.min(...(after.get(id) ?? []).map((reader) => column.get(reader) ?? 0));
    if (Number.isFinite(nearest) && nearest > 1) column.set(id, nearest - 1);
  }
}

/** Sweeps there and back; each column looks at those before it in the sweep, which have their order already. */
function ordered(columns: readonly string[][], { before, after }: Neighbours): readonly (readonly string[])[] {
  const current = columns.map((members) => [...members]);
  const rank = new Map<string, number>();
  const number = (members: readonly string[]) => members.forEach((id, index) => rank.set(id, index - (members.length - 1) / 2));
  current.forEach(number);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const isForward = sweep % 2 === 0;
    const towards = isForward ? before : after;
    for (const members of isForward ? current : current.toReversed()) {
      const centre = (id: string) => mean((towards.get(id) ?? []).map((other) => rank.get(other) ?? 0)) ?? rank.get(id) ?? 0;
      const centres = new Map(members.map((id) => [id, centre(id)]));
      members.sort((left, right) => (centres.get(left) ?? 0) - (centres.get(right) ?? 0));
      number(members);
    }
  }
  return current;
}

/** Columns are centred on one line, so that a pipeline without branches is a straight one. */
function placed(columns: readonly (readonly string[])[], heights: ReadonlyMap<string, number>): Map<string, Point> {
  const positions = new Map<string, Point>();
  const heightOfColumn = (members: readonly string[]) =>
    members.reduce((sum, id) => sum + (heights.get(id) ?? NODE_HEIGHT_MIN) + ROW_GAP, -ROW_GAP);
  const tallest = Math.max(0, ...columns.map(heightOfColumn));
  columns.forEach((members, index) => {
    let y = (tallest - heightOfColumn(members)) / 2;
    for (const id of members) {
      positions.set(id, { x: index * COLUMN_PITCH, y: snapped(y) });
      y += (heights.get(id) ?? NODE_HEIGHT_MIN) + ROW_GAP;
    }
  });
  return positions;
}

function heightOf(component: Component): number {
  const definition = findDefinition(component.kind);
  const rows = Math.max(1, definition?.inputs.length ?? 0, definition?.outputs.length ?? 0);
  return NODE_HEIGHT_MIN + PORT_PITCH * (rows - 1);
}

function entryOf(positions: ReadonlyMap<string, Point>, id: string): readonly (readonly [string, Point])[] {
  const point = positions.get(id);
  return point ? [[id, point]] : [];
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function snapped(value: number): number {
  return Math.round(value / GRID) * GRID;
}
