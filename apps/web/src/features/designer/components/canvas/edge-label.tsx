"use client";

import { EdgeLabelRenderer } from "@xyflow/react";
import type { DataKind } from "@zerolake/catalog";
import { KeyRound } from "lucide-react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { selectEdge } from "../../store/edit/selection.ts";
import { loadWords } from "../../store/projection/edge-label.ts";

interface EdgeLabelProps {
  readonly edge: string;
  readonly kind: DataKind;
  /** Middle of the edge, on the canvas. */
  readonly x: number;
  readonly y: number;
  /** There is no room for one line. */
  readonly isTight: boolean;
}

/** "events · 4.2k/s" in the middle of a connection, with a key that leads to what it grants. */
export function EdgeLabel({ edge, kind, x, y, isTight }: EdgeLabelProps) {
  const store = useDesignerStore();
  const facts = useDesigner((state) => state.analysis.edges.get(edge));
  const load = useDesigner((state) => (state.analysis.isReady ? loadWords(kind, facts?.load) : undefined));
  const isStacked = isTight && load !== undefined;
  return (
    <EdgeLabelRenderer>
      <span
        className={`tabular pointer-events-none absolute flex items-center gap-x-1 whitespace-nowrap rounded-chip bg-surface px-1 text-secondary text-small ${isStacked ? "w-min flex-wrap justify-center" : ""}`}
        style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
      >
        {kind}
        {load === undefined || isStacked ? "" : ` · ${load}`}
        {facts && facts.rights.length > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            title="What this connection grants"
            className="nodrag nopan pointer-events-auto grid size-4 place-items-center rounded-chip text-muted hover:bg-hover hover:text-primary"
            onClick={() => {
              selectEdge(store, edge);
              store.setState((state) => ({ panels: { ...state.panels, isInspectorOpen: true } }));
            }}
          >
            <KeyRound size={10} strokeWidth={1.5} aria-hidden="true" />
          </button>
        ) : null}
        {isStacked ? <span className="basis-full text-center">{load}</span> : null}
      </span>
    </EdgeLabelRenderer>
  );
}
