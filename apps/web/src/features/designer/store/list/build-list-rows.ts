import type { Blueprint, Component, Design } from "@zerolake/blueprint";
import type { DataKind } from "@zerolake/catalog";
import { readingOrder } from "../projection/reading-order.ts";

interface RowBase {
  readonly id: string;
  readonly title: string;
  /** 1 = outermost. */
  readonly level: number;
  readonly canUnfold: boolean;
  readonly isOpen: boolean;
}

export type ListRow =
  | (RowBase & { readonly type: "frame" })
  | (RowBase & { readonly type: "component"; readonly kind: string; readonly inFrom: string; readonly outTo: string })
  | (RowBase & { readonly type: "edge"; readonly data: DataKind });

/**
 * Frames with what lies in them, then the rest, each in reading order; an open component lists its connections.
 * `toggled` holds what differs from the start: frames start open, components start folded.
 */
export function buildListRows({ blueprint, layout }: Design, toggled: ReadonlySet<string>): readonly ListRow[] {
  const order = readingOrder(blueprint, layout);
  const framed = new Set(layout.frames.flatMap(({ members }) => members));
  const rowsOf = (ids: readonly string[], level: number) =>
    ids.flatMap((id) => componentRows(blueprint, id, { level, isOpen: toggled.has(id) }));
  const frames = layout.frames.flatMap((frame): readonly ListRow[] => {
    const members = order.filter((id) => frame.members.includes(id));
    const isOpen = !toggled.has(frame.id);
    const row: ListRow = { type: "frame", id: frame.id, title: frame.title, level: 1, canUnfold: members.length > 0, isOpen };
    return isOpen ? [row, ...rowsOf(members, 2)] : [row];
  });
  const loose = order.filter((id) => !framed.has(id));
  return [...frames, ...rowsOf(loose, 1)];
}

function componentRows(
  blueprint: Blueprint,
  id: string,
  { level, isOpen }: { readonly level: number; readonly isOpen: boolean },
): readonly ListRow[] {
  const component = blueprint.components.find((candidate) => candidate.id === id);
  if (!component) return [];
  const into = blueprint.edges.filter(({ to }) => to.component === id);
  const outOf = blueprint.edges.filter(({ from }) => from.component === id);
  const names = (ids: readonly string[]) => ids.map((other) => titleOf(blueprint.components, other)).join(", ");
  const row: ListRow = {
    type: "component",
    id,
    title: component.title,
    kind: component.kind,
    level,
    isOpen,
    canUnfold: into.length + outOf.length > 0,
    inFrom: names(into.map(({ from }) => from.component)),
    outTo: names(outOf.map(({ to }) => to.component)),
  };
  if (!isOpen) return [row];
  const edgeRow = (edgeId: string, data: DataKind, title: string): ListRow => ({
    type: "edge",
    id: edgeId,
    title,
    data,
    level: level + 1,
    canUnfold: false,
    isOpen: false,
  });
  return [
    row,
    ...into.map(({ id: edgeId, from }) => edgeRow(edgeId, from.port, `${from.port} from ${names([from.component])}`)),
    ...outOf.map(({ id: edgeId, from, to }) => edgeRow(edgeId, from.port, `${from.port} to ${names([to.component])}`)),
  ];
}

function titleOf(components: readonly Component[], id: string): string {
  return components.find((component) => component.id === id)?.title ?? id;
}
