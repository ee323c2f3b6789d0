"use client";

import { findDefinition } from "@zerolake/catalog";
import { ChevronRight } from "lucide-react";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { DataKindMark } from "@/components/ui/data-kind-mark.tsx";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { focusComponent, selectEdge, toggleComponent } from "../../store/edit/selection.ts";
import type { ListRow } from "../../store/list/build-list-rows.ts";
import { overlayEntry } from "../../store/node-tone.ts";
import { engineOf, engineWords } from "../../store/projection/node-facts.ts";
import { KindGlyph } from "../canvas/kind-glyph.tsx";
import { FindingBadge } from "../canvas/node-badge.tsx";
import { OverlayMark } from "../canvas/overlay-mark.tsx";

/** Columns of a list of at least 48 rem, and of 64 rem. */
export const FROM_MEDIUM = "@max-3xl:hidden";
export const FROM_WIDE = "@max-5xl:hidden";
const CELL_CLASSES = ["", FROM_WIDE, FROM_MEDIUM, FROM_MEDIUM, FROM_MEDIUM];

interface ListViewRowProps {
  readonly row: ListRow;
  readonly grid: string;
  readonly onToggle: (row: ListRow) => void;
}

/** One row: a frame, a component, or one of its connections. */
export const ListViewRow = memo(function ListViewRow({ row, grid, onToggle }: ListViewRowProps) {
  const store = useDesignerStore();
  const isSelected = useDesigner(({ selection }) => selection.components.has(row.id) || selection.edges.has(row.id));
  const isFocused = useDesigner((state) => state.focus === row.id);
  const isFaded = useDesigner(
    ({ find }) => row.type === "component" && find !== undefined && find.query.trim() !== "" && !find.hits.has(row.id),
  );
  const choose = (isAdding: boolean) => {
    if (row.type === "edge") selectEdge(store, row.id);
    else if (row.type === "component" && isAdding) toggleComponent(store, row.id);
    else if (row.type === "component") focusComponent(store, row.id);
  };
  return (
    <div
      id={`row-${row.id}`}
      role="row"
      tabIndex={-1}
      aria-level={row.level}
      aria-selected={isSelected}
      {...(row.canUnfold ? { "aria-expanded": row.isOpen } : {})}
      onClick={(event) => choose(event.shiftKey || event.metaKey || event.ctrlKey)}
      onKeyDown={() => undefined}
      className={classNames(
        grid,
        "min-h-9 items-center border-hairline border-b",
        isSelected ? "bg-selected" : "hover:bg-hover",
        isFaded && "[&_*]:text-muted!",
        isFocused && "outline-2 outline-focus outline-offset-[-2px]",
      )}
    >
      <span
        role="gridcell"
        className={classNames("flex min-w-0 items-center gap-2 px-3", row.type !== "component" && "col-span-full")}
        style={{ paddingLeft: 12 + (row.level - 1) * 20 }}
      >
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${row.isOpen ? "Fold" : "Unfold"} ${row.title}`}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(row);
          }}
          className={classNames(
            "grid size-6 shrink-0 place-items-center rounded-chip text-muted hover:bg-hover",
            !row.canUnfold && "invisible",
          )}
        >
          <ChevronRight size={14} strokeWidth={1.5} aria-hidden="true" className={row.isOpen ? "rotate-90" : ""} />
        </button>
        {row.type === "component" ? <KindGlyph kind={row.kind} /> : null}
        {row.type === "edge" ? <DataKindMark kind={row.data} /> : null}
        <span className={classNames("truncate", row.type === "frame" && "font-medium")}>{row.title}</span>
      </span>
      {row.type === "component" ? <ComponentCells row={row} /> : null}
    </div>
  );
});

function ComponentCells({ row }: { readonly row: Extract<ListRow, { type: "component" }> }) {
  const component = useDesigner((state) => state.log.current.blueprint.components.find(({ id }) => id === row.id));
  const findings = useDesigner((state) => state.analysis.byComponent.get(row.id));
  const service = useDesigner((state) => state.analysis.compiled.components.get(row.id)?.service);
  const entry = useDesigner((state) => overlayEntry(state.overlay, row.id));
  const cost = useDesigner((state) => state.cost.nodes.get(row.id)?.words);
  const definition = findDefinition(row.kind);
  const cells = [
    definition?.title ?? row.kind,
    component ? engineWords(engineOf(component, definition), service) : "",
    row.inFrom || "–",
    row.outTo || "–",
    cost ?? "–",
  ];
  return (
    <>
      {cells.map((text, index) => (
        <span key={index} role="gridcell" title={text} className={classNames("truncate px-3 text-secondary", CELL_CLASSES[index])}>
          {text}
        </span>
      ))}
      <span role="gridcell" className="px-3">
        {findings ? <FindingBadge findings={findings} /> : null}
      </span>
      <span role="gridcell" className={classNames("px-3", FROM_MEDIUM)}>
        <OverlayMark entry={entry} />
      </span>
    </>
  );
}
