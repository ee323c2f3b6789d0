"use client";

import { useCallback, useMemo, useState } from "react";
import { classNames } from "@/components/ui/class-names.ts";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useCanvasKeys } from "../../hooks/use-canvas-keys.ts";
import { buildListRows, type ListRow } from "../../store/list/build-list-rows.ts";
import { moveInList } from "../../store/list/move-in-list.ts";
import { ListViewRow } from "./list-view-row.tsx";

/** Narrow windows keep what tells components apart. */
const COLUMNS = [
  { title: "Name", isNarrow: true },
  { title: "Kind", isNarrow: true },
  { title: "Engine", isNarrow: false },
  { title: "In from", isNarrow: false },
  { title: "Out to", isNarrow: false },
  { title: "Findings", isNarrow: true },
  { title: "State", isNarrow: false },
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
      className="designer-list size-full overflow-auto bg-surface outline-offset-[-2px]"
    >
      <div role="rowgroup" className="sticky top-0 z-10 bg-surface">
        <div role="row" className={GRID}>
          {COLUMNS.map(({ title, isNarrow }) => (
            <span
              key={title}
              role="columnheader"
              className={classNames("truncate border-hairline border-b px-3 py-2 text-muted text-small", !isNarrow && "max-lg:hidden")}
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
  "grid min-w-full grid-cols-[minmax(14rem,2fr)_minmax(9rem,1fr)_minmax(8rem,1fr)_minmax(9rem,1.2fr)_minmax(9rem,1.2fr)_5rem_8rem] max-lg:grid-cols-[minmax(10rem,2fr)_minmax(6rem,1fr)_4.5rem]";
