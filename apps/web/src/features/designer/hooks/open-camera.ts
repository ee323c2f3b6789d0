import type { ReactFlowInstance } from "@xyflow/react";
import type { DesignerStore } from "../store/designer-state.ts";
import type { DesignFlowEdge, DesignFlowNode } from "../store/projection/flow-types.ts";

/** From here on edits know where the camera looks and where the pointer is. */
export function openCamera(flow: ReactFlowInstance<DesignFlowNode, DesignFlowEdge>, store: DesignerStore): void {
  const canvas = document.getElementById("designer-canvas");
  if (!canvas) return;
  const pointer = followPointer(canvas);
  store.setState({
    camera: {
      centre: () => {
        const { left, top, width, height } = canvas.getBoundingClientRect();
        return flow.screenToFlowPosition({ x: left + width / 2, y: top + height / 2 });
      },
      pointer: () => {
        const place = pointer();
        return place && flow.screenToFlowPosition(place);
      },
    },
  });
}

/** The listeners live and die with the canvas. */
function followPointer(canvas: HTMLElement): () => { readonly x: number; readonly y: number } | undefined {
  let last: { readonly x: number; readonly y: number } | undefined;
  canvas.addEventListener(
    "pointermove",
    ({ clientX, clientY }) => {
      last = { x: clientX, y: clientY };
    },
    { passive: true },
  );
  canvas.addEventListener("pointerleave", () => {
    last = undefined;
  });
  return () => last;
}
