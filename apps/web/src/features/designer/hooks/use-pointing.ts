"use client";

import { reachable } from "@zerolake/resources";
import { type MouseEvent, useMemo } from "react";
import type { DesignerStore } from "../store/designer-state.ts";
import { selectComponents } from "../store/edit/selection.ts";
import { announce } from "../store/notices.ts";
import { type DesignFlowEdge, type DesignFlowNode, frameIdOfNode } from "../store/projection/flow-types.ts";
import { useDesignerStore } from "./designer-context.tsx";

const NOTHING: ReadonlySet<string> = new Set();

/** What the pointer does beside dragging: a click opens the inspector, Shift lights connections, Alt on a port selects all that way. */
export function usePointing() {
  const store = useDesignerStore();
  return useMemo(
    () => ({
      onNodeClick: (event: MouseEvent, node: DesignFlowNode) => {
        const port = event.altKey ? portUnder(event.target) : undefined;
        if (port) selectAlong(store, node.id, port);
        else if (!event.shiftKey)
          store.setState((state) => (state.panels.isInspectorOpen ? {} : { panels: { ...state.panels, isInspectorOpen: true } }));
      },
      onNodeMouseEnter: (event: MouseEvent, node: DesignFlowNode) => {
        setOver(store, frameIdOfNode(node.id) === undefined ? node.id : undefined);
        if (event.shiftKey && frameIdOfNode(node.id) === undefined) store.setState({ litEdges: edgesOf(store, node.id) });
      },
      // A line under the pointer says what it is, also where labels are left out.
      onEdgeMouseEnter: (_event: MouseEvent, { id }: DesignFlowEdge) => store.setState({ litEdges: new Set([id]) }),
      onEdgeMouseLeave: () => store.setState({ litEdges: NOTHING }),
      onEdgeClick: () =>
        store.setState((state) => (state.panels.isInspectorOpen ? {} : { panels: { ...state.panels, isInspectorOpen: true } })),
      onNodeMouseLeave: () => {
        setOver(store, undefined);
        if (store.getState().litEdges.size > 0) store.setState({ litEdges: NOTHING });
      },
    }),
    [store],
  );
}

/** While a connection is drawn, the component under the pointer is told whether it fits. */
function setOver(store: DesignerStore, id: string | undefined): void {
  const { connecting } = store.getState();
  if (!connecting || connecting.over === id) return;
  const { component, data, direction, fits } = connecting;
  store.setState({ connecting: { component, data, direction, fits, ...(id === undefined || id === component ? {} : { over: id }) } });
}

function portUnder(target: EventTarget): "in" | "out" | undefined {
  const id = target instanceof Element ? target.closest(".designer-port")?.getAttribute("data-handleid") : null;
  return id === null || id === undefined ? undefined : id.startsWith("in:") ? "in" : "out";
}

/** Everything upstream of an in-port's component, or downstream of an out-port's. */
function selectAlong(store: DesignerStore, id: string, side: "in" | "out"): void {
  const { components, edges } = store.getState().log.current.blueprint;
  const ways = new Map(components.map((component) => [component.id, [] as string[]]));
  for (const { from, to } of edges) {
    if (side === "out") ways.get(from.component)?.push(to.component);
    else ways.get(to.component)?.push(from.component);
  }
  const found = reachable([id], ways);
  selectComponents(store, [id, ...found]);
  announce(store, `${found.size} ${side === "in" ? "upstream" : "downstream"} selected.`);
}

function edgesOf(store: DesignerStore, id: string): ReadonlySet<string> {
  const { edges } = store.getState().log.current.blueprint;
  return new Set(edges.filter(({ from, to }) => from.component === id || to.component === id).map((edge) => edge.id));
}
