"use client";

import { type KeyboardEvent, type PointerEvent, useCallback } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";

const MIN = 240;
const MAX = 560;
const STEP = 16;

/** The edge of the inspector: drag it, or move it with the arrow keys. */
export function InspectorSplitter() {
  const store = useDesignerStore();
  const width = useDesigner((state) => state.inspectorWidth);
  const resize = useCallback((next: number) => store.setState({ inspectorWidth: Math.min(MAX, Math.max(MIN, next)) }), [store]);
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(width - event.movementX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowLeft") resize(width + STEP);
    else if (event.key === "ArrowRight") resize(width - STEP);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a focusable separator is what the pattern asks for
    <div
      role="separator"
      tabIndex={0}
      aria-label="Width of the inspector"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={MIN}
      aria-valuemax={MAX}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      className="-mr-1 z-10 w-1 shrink-0 cursor-col-resize hover:bg-accent-solid focus-visible:bg-accent-solid"
    />
  );
}
