"use client";

import { useDeferredValue } from "react";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { BlueprintSettings } from "./blueprint-settings.tsx";
import { ComponentInspector } from "./component-inspector.tsx";
import { EdgeInspector } from "./edge-inspector.tsx";
import { FrameInspector } from "./frame-inspector.tsx";
import { MultiInspector } from "./multi-inspector.tsx";

/** The panel on the right: what is selected, or the blueprint itself. */
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

function InspectorBody() {
  // A drag begins with a selection: the hand must not wait for a form of fifty fields.
  const selection = useDeferredValue(useDesigner((state) => state.selection));
  const [component] = selection.components;
  const [edge] = selection.edges;
  const [frame] = selection.frames;
  if (selection.components.size > 1) return <MultiInspector ids={[...selection.components]} />;
  if (component !== undefined) return <ComponentInspector key={component} id={component} />;
  if (edge !== undefined) return <EdgeInspector key={edge} id={edge} />;
  if (frame !== undefined) return <FrameInspector key={frame} id={frame} />;
  return <BlueprintSettings />;
}
