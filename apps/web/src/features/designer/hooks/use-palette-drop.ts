"use client";

import { useReactFlow } from "@xyflow/react";
import { type DragEvent, useCallback } from "react";
import { addComponent, insertOnEdge } from "../store/edit/add.ts";
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
      const lit = store.getState().litEdges;
      if (edge === undefined ? lit.size > 0 : !lit.has(edge)) store.setState({ litEdges: edge === undefined ? NOTHING : new Set([edge]) });
    },
    [store, canEdit],
  );
  const onDrop = useCallback(
    (event: DragEvent) => {
      const kind = event.dataTransfer.getData(PALETTE_DRAG_TYPE);
      store.setState({ litEdges: NOTHING });
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
    if (store.getState().litEdges.size > 0) store.setState({ litEdges: NOTHING });
  }, [store]);
  return { onDragOver, onDrop, onDragLeave };
}

function edgeUnder(x: number, y: number): string | undefined {
  return document.elementFromPoint(x, y)?.closest(".react-flow__edge")?.getAttribute("data-id") ?? undefined;
}
