"use client";

import type { Frame } from "@zerolake/blueprint";
import { useCallback } from "react";
import { moveNodes } from "../store/edit/move.ts";
import { frameNodeId } from "../store/projection/flow-types.ts";
import { useDesignerStore } from "./designer-context.tsx";

/** The end of a resize is an edit of the frame; while it runs React Flow draws it. */
export function useResizeFrame(frame: Frame) {
  const store = useDesignerStore();
  return useCallback(
    (
      _event: unknown,
      { x, y, width, height }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
    ) => {
      moveNodes(store, new Map([[frameNodeId(frame.id), { x, y, width, height }]]));
    },
    [store, frame.id],
  );
}
