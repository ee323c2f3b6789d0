"use client";

import type { Viewport } from "@xyflow/react";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { boundsOfNodes } from "../store/projection/bounds.ts";
import type { DesignFlowNode } from "../store/projection/flow-types.ts";
import { openingViewport } from "../store/projection/opening-viewport.ts";
import { useDesignerStore } from "./designer-context.tsx";

const LIFE_SIZE: Viewport = { x: 0, y: 0, zoom: 1 };

/**
 * First look: everything; coming back: where it was. Known once the canvas has a size, before anything is drawn, so that
 * hundreds of nodes are not drawn from near first and from far a moment later.
 */
export function useOpeningViewport(nodes: DesignFlowNode[]): {
  readonly canvasRef: RefObject<HTMLDivElement | null>;
  readonly opening: Viewport | undefined;
} {
  const store = useDesignerStore();
  const canvasRef = useRef<HTMLDivElement>(null);
  const [opening, setOpening] = useState<Viewport>();
  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas || opening) return;
    const bounds = boundsOfNodes(nodes);
    const whole = bounds && openingViewport(bounds, canvas.getBoundingClientRect());
    setOpening(store.getState().lastView ?? whole ?? LIFE_SIZE);
  }, [store, nodes, opening]);
  return { canvasRef, opening };
}
