"use client";

import { type NodeProps, NodeResizer } from "@xyflow/react";
import { ChevronDown } from "lucide-react";
import { memo } from "react";
import { useDesigner, useDesignerStore } from "../../hooks/designer-context.tsx";
import { useResizeFrame } from "../../hooks/use-resize-frame.ts";
import { fold } from "../../store/edit/fold.ts";
import type { FrameFlowNode } from "../../store/projection/flow-types.ts";
import { FoldedFrame } from "./folded-frame.tsx";

/** A named area around components, or the block it is folded to. It never changes what is deployed. */
export const FrameNode = memo(function FrameNode({ data, selected }: NodeProps<FrameFlowNode>) {
  const { frame, folded } = data;
  const store = useDesignerStore();
  const canEdit = useDesigner((state) => state.mode.kind === "edit");
  const isLit = useDesigner((state) => state.litFrame === frame.id);
  const resize = useResizeFrame(frame);
  if (folded) return <FoldedFrame frame={frame} ports={folded.ports} isSelected={selected === true} />;
  return (
    <section
      aria-label={`Frame ${frame.title}, ${frame.members.length} components`}
      className="designer-frame"
      style={{ background: `var(--frame-tint-${frame.tint % 8})` }}
      data-selected={selected || undefined}
      data-lit={isLit || undefined}
    >
      <NodeResizer
        isVisible={selected === true && canEdit}
        minWidth={120}
        minHeight={80}
        color="var(--accent-solid)"
        onResizeEnd={resize}
      />
      <header className="flex items-center gap-1 px-2 py-1.5">
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Fold ${frame.title}`}
          title="Fold this frame (U)"
          onClick={() => fold(store, [frame.id])}
          className="designer-fold nodrag"
        >
          <ChevronDown strokeWidth={1.5} aria-hidden="true" />
        </button>
        <span className="designer-title min-w-0 truncate font-medium text-primary">{frame.title}</span>
      </header>
      {frame.note ? <p className="px-3 text-small text-secondary">{frame.note}</p> : null}
    </section>
  );
});
