"use client";

import { useReactFlow } from "@xyflow/react";
import { type MouseEvent, useMemo } from "react";
import { type DesignerStore, type MenuRequest, NO_SELECTION } from "../store/designer-state.ts";
import { clearSelection, selectComponents, selectEdge } from "../store/edit/selection.ts";
import { type DesignFlowEdge, type DesignFlowNode, frameIdOfNode } from "../store/projection/flow-types.ts";
import { useDesignerStore } from "./designer-context.tsx";

/** Right clicks on the canvas: what lies under the pointer is selected, unless it is selected already, and its menu opens. */
export function useContextMenu() {
  const store = useDesignerStore();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => {
    const open = (event: MouseEvent | globalThis.MouseEvent, about: MenuRequest["about"]) => {
      event.preventDefault();
      const anchor = { x: event.clientX, y: event.clientY };
      store.setState({ menuRequest: { about, anchor, at: screenToFlowPosition(anchor) } });
    };
    return {
      onNodeContextMenu: (event: MouseEvent, node: DesignFlowNode) => {
        selectNode(store, node);
        open(event, aboutSelection(store));
      },
      onEdgeContextMenu: (event: MouseEvent, edge: DesignFlowEdge) => {
        selectEdge(store, edge.id);
        open(event, "edge");
      },
      onSelectionContextMenu: (event: MouseEvent) => open(event, aboutSelection(store)),
      onPaneContextMenu: (event: MouseEvent | globalThis.MouseEvent) => {
        clearSelection(store);
        open(event, "canvas");
      },
    };
  }, [store, screenToFlowPosition]);
}

function selectNode(store: DesignerStore, { id }: DesignFlowNode): void {
  const { selection } = store.getState();
  const frame = frameIdOfNode(id);
  if (frame !== undefined && !selection.frames.has(frame)) store.setState({ selection: { ...NO_SELECTION, frames: new Set([frame]) } });
  else if (frame === undefined && !selection.components.has(id)) selectComponents(store, [id]);
}

function aboutSelection(store: DesignerStore): MenuRequest["about"] {
  const { components, frames, edges } = store.getState().selection;
  if (components.size > 0) return "components";
  if (frames.size > 0) return "frame";
  return edges.size > 0 ? "edge" : "canvas";
}

/** The same menu by keyboard, beside what has the focus. */
export function openMenuAtFocus(store: DesignerStore): void {
  const { selection, focus } = store.getState();
  if (selection.components.size + selection.frames.size + selection.edges.size === 0 && focus !== undefined)
    selectComponents(store, [focus]);
  const element = (["node", "row"] as const).map((prefix) => document.getElementById(`${prefix}-${focus}`)).find(Boolean);
  const box = (element ?? document.getElementById("designer-canvas") ?? document.getElementById("designer-list"))?.getBoundingClientRect();
  if (!box) return;
  store.setState({ menuRequest: { about: aboutSelection(store), anchor: { x: box.left + 24, y: element ? box.bottom : box.top + 24 } } });
}
