import type { Component, Design } from "@zerolake/blueprint";
import type { DataKind } from "@zerolake/catalog";
import { readingOrder } from "../projection/reading-order.ts";

interface RowBase {
  readonly id: string;
  readonly title: string;
  /** 1 = outermost. */
  readonly level: number;
  readonly canUnfold: boolean;
}

export type ListRow =
  | (RowBase & { readonly type: "frame" })
  | (RowBase & { readonly type: "component"; readonly kind: string; readonly inFrom: string; readonly outTo: string })
  | (RowBase & { readonly type: "edge"; readonly data: DataKind });

/** Frames with what lies in them, then the rest, each in reading order; an unfolded component lists its connections. */
export function buildListRows({ blueprint, layout }: Design, unfolded: ReadonlySet<string>): readonly ListRow[] {
  const byId = new Map(blueprint.components.map((component) => [component.id, component]));
  const order = readingOrder(blueprint, layout);
  const framed = new Set(layout.frames.flatMap(({ members }) => members));
  const rowsOf = (ids: readonly string[], level: number) => ids.flatMap((id) => componentRows(byId.get(id), level));
  const componentRows = (component: Component | undefined, level: number): readonly ListRow[] => {
    if (!component) return [];
    const edges = blueprint.edges.filter(({ from, to }) => from.component === component.id || to.component === component.id);
    const titleOf = (id: string) => byId.get(id)?.title ?? id;
    const row: ListRow = {
      type: "component",
      id: component.id,
      title: component.title,
      kind: component.kind,
      level,
      canUnfold: edges.length > 0,
      inFrom: edges.flatMap(({ from, to }) => (to.component === component.id ? [titleOf(from.component)] : [])).join(", "),
      outTo: edges.flatMap(({ from, to }) => (from.component === component.id ? [titleOf(to.component)] : [])).join(", "),
    };
    if (!unfolded.has(component.id)) return [row];
    return [
      row,
      ...edges.map(({ id, from, to }): ListRow => {
        const title =
          from.component === component.id ? `${from.port} to ${titleOf(to.component)}` : `${to.port} from ${titleOf(from.component)}`;
        return { type: "edge", id, title, data: from.port, level: level + 1, canUnfold: false };
      }),
    ];
  };
  const frames = layout.frames.flatMap((frame): readonly ListRow[] => {
    const members = new Set(frame.members);
    // A frame starts unfolded; what `unfolded` holds for it means that it is folded.
    const isFolded = unfolded.has(frame.id);
    const row: ListRow = { type: "frame", id: frame.id, title: frame.title, level: 1, canUnfold: frame.members.length > 0 };
    return [
      row,
      ...(isFolded
        ? []
        : rowsOf(
            order.filter((id) => members.has(id)),
            2,
          )),
    ];
  });
  return [
    ...frames,
    ...rowsOf(
      order.filter((id) => !framed.has(id)),
      1,
    ),
  ];
}
