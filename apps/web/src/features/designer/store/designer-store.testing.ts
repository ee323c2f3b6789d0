import { type Design, EMPTY_BLUEPRINT, EMPTY_LAYOUT } from "@zerolake/blueprint";
import { createDesignerStore } from "./create-designer-store.ts";
import type { DesignerStore } from "./designer-state.ts";
import { viewedTarget } from "./viewed-target.ts";

/** A small pipeline: clicks → stream → delivery → tables, in a row. */
export function pipeline(): Design {
  const kinds = { clicks: "event-source", stream: "event-stream", delivery: "stream-delivery", lake: "lakehouse-tables" };
  return {
    blueprint: {
      ...EMPTY_BLUEPRINT,
      components: Object.entries(kinds).map(([id, kind]) => ({ id, kind, title: `Orders ${id}`, settings: {} })),
      edges: [edge("clicks", "events", "stream"), edge("stream", "events", "delivery"), edge("delivery", "tables", "lake")],
    },
    layout: {
      ...EMPTY_LAYOUT,
      positions: Object.fromEntries(Object.keys(kinds).map((id, index) => [id, { x: index * 336, y: 0 }])),
    },
  };
}

export function storeOf(design: Design, options: { readonly name?: string; readonly revision?: number } = {}): DesignerStore {
  let count = 0;
  return createDesignerStore({
    blueprintId: "blueprint",
    design,
    revision: options.revision ?? 0,
    mode: { kind: "edit" },
    viewed: viewedTarget([], { wanted: null, tier: design.blueprint.tier }),
    services: {
      newId: () => {
        count += 1;
        return `${options.name ?? "tab"}-${count}`;
      },
      now: () => new Date(0),
    },
  });
}

function edge(from: string, port: "events" | "tables", to: string) {
  return { id: `${from}-${port}--${to}`, from: { component: from, port }, to: { component: to, port } };
}
