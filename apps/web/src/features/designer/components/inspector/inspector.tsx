"use client";

import dynamic from "next/dynamic";
import { useDesigner } from "../../hooks/designer-context.tsx";

const InspectorBody = dynamic(async () => (await import("./inspector-body.tsx")).InspectorBody);

/** The panel on the right. Its forms load when it opens: the drawing comes first. */
export function Inspector() {
  const width = useDesigner((state) => state.inspectorWidth);
  return (
    <aside
      id="designer-inspector"
      aria-label="Inspector"
      tabIndex={-1}
      style={{ width }}
      className="flex min-h-0 shrink-0 flex-col border-hairline border-l bg-surface outline-none"
    >
      <InspectorBody />
    </aside>
  );
}
