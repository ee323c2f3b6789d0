"use client";

import { useReactFlow } from "@xyflow/react";
import { useCallback, useEffect } from "react";
import { useDesignerStore } from "./designer-context.tsx";

/**
 * The camera moves only when the focused node would be out of sight, also because a panel has opened over it, and then by
 * the least distance.
 */
export function useRevealFocus() {
  const store = useDesignerStore();
  const { getViewport, setViewport, getInternalNode } = useReactFlow();
  const reveal = useCallback(() => {
    const { focus } = store.getState();
    const node = focus === undefined ? undefined : getInternalNode(focus);
    const box = document.getElementById("designer-canvas")?.getBoundingClientRect();
    if (!node || !box) return;
    const { x, y, zoom } = getViewport();
    const left = node.internals.positionAbsolute.x * zoom + x;
    const top = node.internals.positionAbsolute.y * zoom + y;
    const shiftX = leastShift(left, (node.measured.width ?? 0) * zoom, box.width);
    const shiftY = leastShift(top, (node.measured.height ?? 0) * zoom, box.height);
    if (shiftX !== 0 || shiftY !== 0) void setViewport({ x: x + shiftX, y: y + shiftY, zoom });
  }, [store, getViewport, setViewport, getInternalNode]);
  useEffect(
    () =>
      store.subscribe((state, before) => {
        // A part that was only just added is in the page with the next frame.
        if (state.focus !== before.focus) requestAnimationFrame(reveal);
      }),
    [store, reveal],
  );
  useEffect(() => {
    const canvas = document.getElementById("designer-canvas");
    if (!canvas) return;
    let size = { width: canvas.clientWidth, height: canvas.clientHeight };
    const observer = new ResizeObserver(() => {
      const isSmaller = canvas.clientWidth < size.width || canvas.clientHeight < size.height;
      size = { width: canvas.clientWidth, height: canvas.clientHeight };
      if (isSmaller) reveal();
    });
    observer.observe(canvas);
    return () => observer.disconnect();
  }, [reveal]);
}

const EDGE_PX = 24;

function leastShift(start: number, size: number, available: number): number {
  if (start < EDGE_PX) return EDGE_PX - start;
  const beyond = start + size + EDGE_PX - available;
  return beyond > 0 ? -Math.min(beyond, start - EDGE_PX) : 0;
}
