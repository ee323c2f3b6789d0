"use client";

import { type NodeProps, NodeResizer } from "@xyflow/react";
import { memo } from "react";
import { useDesigner } from "../../hooks/designer-context.tsx";
import { useResizeFrame } from "../../hooks/use-resize-frame.ts";
import type { FrameFlowNode } from "../../store/projection/flow-types.ts";

/** A named area around components. It never changes what is deployed. */
export const FrameNode = memo(function FrameNode({ data, selected }: NodeProps<FrameFlowNode>) {
  const { frame } = data;
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const resize = useResizeFrame(frame);
  return (
    <section
      aria-label={`Frame ${frame.title}, ${frame.members.length} components`}
      className="designer-frame"
      style={{ background: `var(--frame-tint-${frame.tint % 8})` }}
      data-selected={selected || undefined}
    >
      <NodeResizer
        isVisible={selected === true && canEdit}
        minWidth={120}
        minHeight={80}
        color="var(--accent-solid)"
        onResizeEnd={resize}
      />
      <header className="designer-title truncate px-3 py-2 font-medium text-primary">{frame.title}</header>
      {frame.note ? <p className="px-3 text-small text-secondary">{frame.note}</p> : null}
    </section>
  );
});
