"use client";

import { useCallback, useMemo, useState } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useCanvasKeys } from "../../hooks/use-canvas-keys.ts";
import { buildListRows, type ListRow } from "../../store/list/build-list-rows.ts";
import { moveInList } from "../../store/list/move-in-list.ts";
import { FROM_MEDIUM, FROM_WIDE, ListViewRow } from "./list-view-row.tsx";

/** Beside open panels the list keeps what tells components apart; further columns come with the width. */
const COLUMNS = [
  { title: "Name", classes: "" },
  { title: "Kind", classes: "" },
  { title: "Engine", classes: FROM_WIDE },
  { title: "In from", classes: FROM_MEDIUM },
  { title: "Out to", classes: FROM_MEDIUM },
  { title: "Cost", classes: FROM_MEDIUM },
  { title: "Findings", classes: "" },
  { title: "State", classes: FROM_MEDIUM },
];

/** The drawing as a tree grid: the same parts, actions, keys and selection as the canvas, in the order of the data's way. */
export function ListView() {
  const store = useDesignerStore();
  const design = useDesigner((state) => state.log.current);
  const focus = useDesigner((state) => state.focus);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => buildListRows(design, toggled), [design, toggled]);
  const onCommandKey = useCanvasKeys();
  const toggle = useCallback(({ id }: ListRow) => {
    setToggled((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  return (
    <div
      id="designer-list"
      role="treegrid"
      aria-label="Components of the blueprint"
      aria-colcount={COLUMNS.length}
      tabIndex={0}
      {...(focus ? { "aria-activedescendant": `row-${focus}` } : {})}
      onKeyDown={(event) => {
        if (!moveInList(event, { store, rows, toggle })) onCommandKey(event);
      }}
      className="designer-list @container size-full overflow-auto bg-surface outline-offset-[-2px]"
    >
      <div role="rowgroup" className="sticky top-0 z-10 bg-surface">
        <div role="row" className={GRID}>
          {COLUMNS.map(({ title, classes }) => (
            <span
              key={title}
              role="columnheader"
              className={classNames("truncate border-hairline border-b px-3 py-2 text-muted text-small", classes)}
            >
              {title}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {rows.map((row) => (
          <ListViewRow key={row.id} row={row} grid={GRID} onToggle={toggle} />
        ))}
      </div>
    </div>
  );
}

const GRID =
  "grid min-w-full grid-cols-[minmax(10rem,2fr)_minmax(6rem,1fr)_4.5rem] @3xl:grid-cols-[minmax(11rem,2fr)_minmax(7rem,1fr)_minmax(7.5rem,1fr)_minmax(7.5rem,1fr)_6rem_5rem_7rem] @5xl:grid-cols-[minmax(14rem,2fr)_minmax(9rem,1fr)_minmax(8rem,1fr)_minmax(9rem,1.2fr)_minmax(9rem,1.2fr)_7rem_5rem_8rem]";
