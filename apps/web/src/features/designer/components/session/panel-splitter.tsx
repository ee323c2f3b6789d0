"use client";

import type { KeyboardEvent, PointerEvent } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";

const STEP = 16;
/** Where a panel can be pulled, and how far. Both grow towards the drawing: to the left, or upwards. */
const PANELS = {
  inspectorWidth: { label: "Width of the inspector", min: 240, max: 560, axis: "x", look: "-mr-1 w-1 cursor-col-resize" },
  findingsHeight: { label: "Height of the findings", min: 120, max: 560, axis: "y", look: "-mb-1 h-1 cursor-row-resize" },
} as const;

/** The edge of a panel: drag it, or move it with the arrow keys. */
export function PanelSplitter({ panel }: { readonly panel: keyof typeof PANELS }) {
  const store = useDesignerStore();
  const size = useDesigner((state) => state[panel]);
  const { label, min, max, axis, look } = PANELS[panel];
  const resize = (next: number) => store.setState({ [panel]: Math.min(max, Math.max(min, next)) });
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(size - (axis === "x" ? event.movementX : event.movementY));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const grow = axis === "x" ? "ArrowLeft" : "ArrowUp";
    const shrink = axis === "x" ? "ArrowRight" : "ArrowDown";
    if (event.key === grow) resize(size + STEP);
    else if (event.key === shrink) resize(size - STEP);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is what the pattern asks for
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={axis === "x" ? "vertical" : "horizontal"}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      className={`z-10 shrink-0 hover:bg-accent-solid focus-visible:bg-accent-solid ${look}`}
    />
  );
}
