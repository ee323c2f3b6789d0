"use client";

import { useDeferredValue } from "react";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { BlueprintSettings } from "./blueprint-settings.tsx";
import { ComponentInspector } from "./component-inspector.tsx";
import { EdgeInspector } from "./edge-inspector.tsx";
import { FrameInspector } from "./frame-inspector.tsx";
import { MultiInspector } from "./multi-inspector.tsx";

/** What is selected, or the blueprint itself. */
export function InspectorBody() {
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
