"use client";

import { useStoreApi, type Viewport } from "@xyflow/react";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { boundsOfNodes } from "../store/projection/bounds.ts";
import type { DesignFlowNode } from "../store/projection/flow-types.ts";
import { openingViewport } from "../store/projection/opening-viewport.ts";
import { useDesignerStore } from "./designer-context.tsx";

const LIFE_SIZE: Viewport = { x: 0, y: 0, zoom: 1 };

/**
 * Sizes and ports come from the projection. Measured from far away, where no port is in the page, a node would lose its
 * edges; and hundreds of nodes would be laid out once more.
 */
function keepProjected(): void {}

/**
 * First look: everything; coming back: where it was. Known once the canvas has a size, before anything is drawn, so that
 * hundreds of nodes are not drawn from near first and from far a moment later.
 */
export function useOpeningViewport(nodes: DesignFlowNode[]): {
  readonly canvasRef: RefObject<HTMLDivElement | null>;
  readonly opening: Viewport | undefined;
} {
  const store = useDesignerStore();
  const flow = useStoreApi();
  const canvasRef = useRef<HTMLDivElement>(null);
  const [opening, setOpening] = useState<Viewport>();
  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas || opening) return;
    const bounds = boundsOfNodes(nodes);
    const { width, height } = canvas.getBoundingClientRect();
    const whole = bounds && openingViewport(bounds, { width, height });
    const { x, y, zoom } = store.getState().lastView ?? whole ?? LIFE_SIZE;
    // React Flow takes its opening view over only after its first drawing; what is drawn at this zoom is asked before.
    flow.setState({ transform: [x, y, zoom], width, height, updateNodeInternals: keepProjected });
    setOpening({ x, y, zoom });
  }, [store, flow, nodes, opening]);
  return { canvasRef, opening };
}
