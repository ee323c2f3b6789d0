"use client";

import { useStore, type Viewport } from "@xyflow/react";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { hasRoomForDetail } from "../store/projection/edge-detail.ts";
import { useDesigner } from "./designer-context.tsx";
import type { FlowElements } from "./use-flow-elements.ts";

const DetailContext = createContext(true);

interface EdgeDetailProviderProps {
  readonly elements: FlowElements;
  readonly opening: Viewport;
  readonly children: ReactNode;
}

/** One answer for all edges, asked anew when the camera comes to rest, never while it moves. */
export function EdgeDetailProvider({ elements: { nodes, edges }, opening, children }: EdgeDetailProviderProps) {
  const view = useDesigner((state) => state.lastView) ?? opening;
  const size = useStore(useShallow(({ width, height }) => ({ width, height })));
  const hasDetail = useMemo(() => hasRoomForDetail({ nodes, edges }, view, size), [nodes, edges, view, size]);
  return <DetailContext value={hasDetail}>{children}</DetailContext>;
}

/** False where so much is in view that edges are plain lines. */
export function useEdgeDetail(): boolean {
  return useContext(DetailContext);
}
