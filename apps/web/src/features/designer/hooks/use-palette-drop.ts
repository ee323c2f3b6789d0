"use client";

import { useReactFlow } from "@xyflow/react";
import { type DragEvent, useCallback } from "react";
import { addComponent, insertOnEdge } from "../store/edit/add.ts";
import { frameAt } from "../store/edit/frame-at.ts";
import { NODE_HEIGHT_MIN, NODE_WIDTH } from "../store/projection/node-geometry.ts";
import { useDesigner, useDesignerStore } from "./designer-context.tsx";
import { focusDrawing } from "./focus-drawing.ts";

/** What a palette row carries while it is dragged. */
export const PALETTE_DRAG_TYPE = "application/x-zerolake-kind";

const NOTHING: ReadonlySet<string> = new Set();

/** Dropping a palette row: on empty canvas it is added there, on an edge it is put into it when its ports fit. */
export function usePaletteDrop() {
  const store = useDesignerStore();
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const { screenToFlowPosition } = useReactFlow();

  const onDragOver = useCallback(
    (event: DragEvent) => {
      if (!canEdit || !event.dataTransfer.types.includes(PALETTE_DRAG_TYPE)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      const edge = edgeUnder(event.clientX, event.clientY);
      const { litEdges, litFrame, log } = store.getState();
      if (edge === undefined ? litEdges.size > 0 : !litEdges.has(edge))
        store.setState({ litEdges: edge === undefined ? NOTHING : new Set([edge]) });
      const frame = frameAt(log.current.layout.frames, screenToFlowPosition({ x: event.clientX, y: event.clientY }))?.id;
      if (frame !== litFrame) store.setState({ litFrame: frame });
    },
    [store, canEdit, screenToFlowPosition],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = event.dataTransfer.getData(PALETTE_DRAG_TYPE);
      store.setState({ litEdges: NOTHING, litFrame: undefined });
      if (!canEdit || kind === "") return;
      event.preventDefault();
      const point = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      const at = { x: point.x - NODE_WIDTH / 2, y: point.y - NODE_HEIGHT_MIN / 2 };
      const edge = edgeUnder(event.clientX, event.clientY);
      if (edge === undefined) addComponent(store, { kind, at });
      else insertOnEdge(store, { kind, edge, at });
      focusDrawing();
    },
    [store, canEdit, screenToFlowPosition],
  );
  const onDragLeave = useCallback(() => {
    const { litEdges, litFrame } = store.getState();
    if (litEdges.size > 0 || litFrame !== undefined) store.setState({ litEdges: NOTHING, litFrame: undefined });
  }, [store]);
  return { onDragOver, onDrop, onDragLeave };
}

function edgeUnder(x: number, y: number): string | undefined {
  return document.elementFromPoint(x, y)?.closest(".react-flow__edge")?.getAttribute("data-id") ?? undefined;
}
